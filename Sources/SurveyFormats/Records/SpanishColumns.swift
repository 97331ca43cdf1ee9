import Demarcation

/// What people call the columns of records in Spanish, for imports. What is exported keeps the English names, which are a
/// contract, whatever the language.
public enum SpanishColumns {
    /// `noun` is the command's own, `order`. Tables of other commands (`order volume`) have names of their own.
    static func name(of column: String, noun: String) -> String? {
        let word = folded(column)
        return own[noun]?[word] ?? common[word]
    }

    /// Without accents, and with one underscore for whatever stands between words: `Número del vecino` is
    /// `numero_del_vecino`.
    private static func folded(_ column: String) -> String {
        let accents: [Character: Character] = ["á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n"]
        let plain = String(column.map { (letter: Character) -> Character in accents[letter, default: letter] })
        let words = plain.split { (letter: Character) -> Bool in dividers.contains(letter) }
        return words.joined(separator: "_")
    }

    private static let dividers: Set<Character> = [" ", "_", "-", "."]

    private static let common: [String: String] = [
        "identificador": "id", "codigo_id": "id", "desde_m": "from_m", "hasta_m": "to_m", "desde": "from_m",
        "hasta": "to_m", "progresiva_inicial": "from_m", "progresiva_final": "to_m", "pk_inicial": "from_m",
        "pk_final": "to_m", "fecha": "date", "dia": "date", "numero": "number", "nombre": "name",
        "observaciones": "note", "observacion": "note", "comentario": "note", "comentarios": "note", "notas": "note",
        "clasificacion": "classification", "sistema": "crs", "sistema_de_referencia": "crs", "src": "crs",
        "epoca": "epoch", "este_m": "easting", "norte_m": "northing", "coordenada_este": "easting",
        "coordenada_norte": "northing", "longitud": "longitude", "latitud": "latitude", "long": "longitude",
        "altura": "height", "altitud": "height", "elevacion": "height", "cota": "height", "fotos": "photo",
        "fotografia": "photo", "fotografias": "photo", "foto": "photo", "no_acta": "acta", "acta_no": "acta",
        "numero_de_acta": "acta",
    ]

    private static let own: [String: [String: String]] = [
        "monument": [
            "mojon": "id", "monumento": "id", "hito": "id", "codigo": "id", "clase": "class", "estado": "condition",
            "condicion": "condition", "vecino": "neighbour_number", "numero_vecino": "neighbour_number",
            "numero_del_vecino": "neighbour_number", "instrumento": "instrument", "fuente": "source", "origen": "role",
            "rol": "role", "papel": "role", "construccion": "built", "construido": "built",
            "ano_de_construccion": "built", "constructor": "built_by", "sigma_este": "sigma_e",
            "sigma_norte": "sigma_n", "sigma_altura": "sigma_u", "desviacion_este": "sigma_e",
            "desviacion_norte": "sigma_n", "desviacion_altura": "sigma_u", "altura_del_monumento": "monument_height",
            "situacion_legal": "legal_status", "situacion_juridica": "legal_status", "testigos": "references",
        ],
        "order": [
            "orden": "id", "codigo": "id", "tipo": "kind", "clase": "kind", "estado": "state", "unidad": "unit",
            "cantidad": "quantity", "cantidad_prevista": "planned_quantity", "cuadrilla": "assigned_to",
            "asignada_a": "assigned_to", "responsable": "assigned_to", "fecha_inicio": "started_on",
            "fecha_de_inicio": "started_on", "iniciada": "started_on", "fecha_fin": "finished_on",
            "fecha_final": "finished_on", "terminada": "finished_on", "fecha_verificacion": "verified_on",
            "fecha_de_verificacion": "verified_on", "verificada": "verified_on",
            "fecha_certificacion": "certified_on", "fecha_de_certificacion": "certified_on",
            "certificada": "certified_on", "fecha_recepcion": "received_on", "fecha_de_recepcion": "received_on",
            "recibida": "received_on", "acta_recepcion": "acceptance_acta", "acta_de_recepcion": "acceptance_acta",
            "costo": "cost_gtq", "costo_q": "cost_gtq", "tipo_de_obra": "work_type",
            "estado_del_material": "material_state",
            "tramo": "stretch", "tramo_de_rio": "reach", "instalacion": "installation", "mojon": "monument",
            "mojones": "monument", "monumentos": "monument",
        ],
        "brecha": [
            "tramo": "id", "codigo": "id", "ancho_izquierdo": "width_left_m", "ancho_derecho": "width_right_m",
            "programada": "in_programme", "en_el_programa": "in_programme", "abierta_por": "cleared_by",
        ],
        "inspection": [
            "inspeccion": "id", "codigo": "id", "equipo": "team", "cuadrilla": "team", "brigada": "team",
            "mojon": "monument", "hito": "monument", "monumento": "monument", "condicion": "condition",
            "primer_dia": "date", "fecha_inicial": "date", "fecha_final": "last_date", "ultimo_dia": "last_date",
            "accion_recomendada": "action", "participacion": "joint",
        ],
        "reach": ["tramo": "id", "codigo": "id", "margen": "bank", "orilla": "bank", "ribera": "bank"],
        "installation": [
            "instalacion": "id", "codigo": "id", "tipo": "kind", "clase": "kind", "estado": "condition",
            "condicion": "condition", "operada_por": "operated_by", "construida": "built", "construccion": "built",
        ],
        "document": [
            "documento": "id", "codigo": "id", "tipo": "kind", "clase": "kind", "titulo": "title",
            "articulo": "article", "firmado_por": "signed_by", "firmantes": "signed_by", "archivo": "file",
        ],
        "event": [
            "evento": "id", "codigo": "id", "tipo": "kind", "clase": "kind", "primer_dia": "date",
            "fecha_inicial": "date", "fecha_final": "last_date", "ultimo_dia": "last_date", "vecino": "neighbour",
            "producto": "product", "titulo": "title",
        ],
        "vertex": ["vertice": "vertex", "nota": "note"],
        "access": [
            "monumento": "monument", "mojon": "monument", "hito": "monument", "punto_de_acceso": "access_point",
            "horas": "access_hours", "horas_de_acceso": "access_hours", "riesgo": "risks",
        ],
    ]
}

extension RecordTable {
    /// The same table with its Spanish columns under the names that imports ask for. A column whose English name the
    /// table has too stays as it is, as does the second of two that mean the same.
    public func withSpanishColumns(of noun: String?) -> RecordTable {
        guard let noun else { return self }
        var table = self
        var renamed: [(from: String, to: String)] = []
        for (index, column) in columns.enumerated() {
            guard let name = SpanishColumns.name(of: column, noun: noun), !table.columns.contains(name) else {
                continue
            }
            table.columns[index] = name
            renamed.append((column, name))
        }
        guard !renamed.isEmpty else { return self }
        for index in table.records.indices {
            for (from, to) in renamed {
                table.records[index].cells[to] = table.records[index].cells.removeValue(forKey: from)
            }
        }
        return table
    }
}
