extension Rejection.Reason {
    /// The stable code of the reason.
    public var code: String {
        switch self {
        case .notANumber: "E_NOT_A_NUMBER"
        case .missingCoordinate: "E_COORD_MISSING"
        case .longitudeOutOfRange: "E_LON_RANGE"
        case .latitudeOutOfRange: "E_LAT_RANGE"
        case .valueOutOfRange: "E_RANGE"
        case .badAngle: "E_ANGLE"
        case .wrongFieldCount: "E_FIELD_COUNT"
        case .notText: "E_NOT_TEXT"
        case .badChecksum: "E_CHECKSUM"
        case .notMeasured: "E_NOT_MEASURED"
        case .noFix: "E_NO_FIX"
        case .truncated: "E_TRUNCATED"
        case .badRecord: "E_RECORD"
        case .missingField: "E_FIELD_MISSING"
        case .duplicateID: "E_DUPLICATE_ID"
        case .differsFromRegister: "E_DIFFERS"
        case .needsDay: "E_NEEDS_DAY"
        case .partOfRejected: "E_PART_OF_REJECTED"
        case .unknownReference: "E_UNKNOWN_REFERENCE"
        case .wrongWord: "E_LEGAL_WORD"
        case .outsideOperationArea: "E_OUTSIDE_AREA"
        case .notTransformed: "E_NOT_TRANSFORMED"
        case .outsideSector: "E_OUTSIDE_SECTOR"
        }
    }

    /// What is wrong.
    public var message: Bilingual {
        switch self {
        case .notANumber(let field, let value):
            NumberComplaint.words(field: field, value: value)
        case .missingCoordinate(let field):
            Bilingual(en: "\(field) is empty", es: "\(field): falta el valor")
        case .longitudeOutOfRange(let value):
            Bilingual(
                en: "longitude \(value) is outside -180 to 180", es: "la longitud \(value) está fuera de -180 a 180")
        case .latitudeOutOfRange(let value):
            Bilingual(en: "latitude \(value) is outside -90 to 90", es: "la latitud \(value) está fuera de -90 a 90")
        case .valueOutOfRange(let field, let value, let allowed):
            Bilingual(
                en: "\(field): “\(value)” is not one of the values allowed: \(allowed)",
                es: "\(field): «\(value)» no es uno de los valores admitidos: \(allowed)")
        case .badAngle(let field, let value, let problem):
            Bilingual(
                en: "\(field): “\(value)”: \(problem[.english])", es: "\(field): «\(value)»: \(problem[.spanish])")
        case .wrongFieldCount(let expected, let found):
            Bilingual(
                en: "\(found) fields where the header has \(expected)",
                es: "\(found) campos donde el encabezado tiene \(expected)")
        case .notText(let byte):
            Bilingual(en: "not UTF-8 text at byte \(byte)", es: "no es texto UTF-8 en el byte \(byte)")
        case .badChecksum(let stated, let computed):
            Bilingual(
                en: "checksum is \(stated), the sentence gives \(computed)",
                es: "la suma de control es \(stated), la sentencia da \(computed)")
        case .notMeasured(let fix):
            Bilingual(
                en: "the position is \(fix.label[.english]), not measured",
                es: "la posición es \(fix.label[.spanish]), no medida")
        case .noFix:
            Bilingual(en: "the receiver had no fix", es: "el receptor no tenía posición")
        case .truncated:
            Bilingual(en: "the record is cut off", es: "el registro está cortado")
        case .badRecord(let problem):
            problem
        case .missingField(let field):
            Bilingual(en: "\(field) is missing", es: "falta \(field)")
        case .duplicateID(let id, let firstLine):
            Bilingual(
                en: "“\(id)” stands already on line \(firstLine), with other values",
                es: "«\(id)» ya está en la línea \(firstLine), con otros valores")
        case .differsFromRegister(let id):
            Bilingual(
                en: "“\(id)” is in the register already, with other values",
                es: "«\(id)» ya está en el registro, con otros valores")
        case .needsDay(let id):
            Bilingual(
                en: "“\(id)” has another target already", es: "«\(id)» ya tiene otra meta")
        case .partOfRejected(let line):
            Bilingual(
                en: "belongs to the record that was rejected on line \(line)",
                es: "pertenece al registro que se rechazó en la línea \(line)")
        case .unknownReference(let field, let value):
            Bilingual(
                en: "\(field) “\(value)” is not in the register", es: "\(field) «\(value)» no está en el registro")
        case .wrongWord(let field, let value, let word, let status):
            Bilingual(
                en: "\(field): “\(value)” says “\(word)” of what is \(status.label.english)",
                es: "\(field): «\(value)» dice «\(word)» de lo que es \(status.label.spanish)")
        case .outsideOperationArea:
            Bilingual(
                en: "outside the area where the coordinate operation is valid",
                es: "fuera del área donde la operación de coordenadas es válida")
        case .notTransformed:
            Bilingual(en: "can't be transformed", es: "no se puede transformar")
        case .outsideSector(let field, let value, let allowed):
            Bilingual(
                en: "\(field) \(value) is outside the sector, \(allowed)",
                es: "\(field) \(value) está fuera del sector, \(allowed)")
        }
    }

    /// What to do next.
    public var hint: Bilingual {
        switch self {
        case .notANumber, .missingCoordinate, .badAngle, .valueOutOfRange, .badRecord, .missingField:
            Bilingual(
                en: "mend the value and import the file again: what is there stays",
                es: "corrija el valor e importe el archivo de nuevo: lo que ya está no cambia")
        case .longitudeOutOfRange, .latitudeOutOfRange:
            Bilingual(
                en: "check that longitude and latitude are not exchanged, and their signs",
                es: "revise que longitud y latitud no estén intercambiadas, y sus signos")
        case .wrongFieldCount:
            Bilingual(
                en: "check quotes and decimal commas in this row", es: "revise comillas y comas decimales en esta fila")
        case .notText:
            Bilingual(en: "say the encoding with --encoding", es: "indique la codificación con --encoding")
        case .badChecksum, .truncated:
            Bilingual(en: "download the file from the receiver again", es: "descargue de nuevo el archivo del receptor")
        case .notMeasured, .noFix:
            Bilingual(en: "survey the point again", es: "levante el punto de nuevo")
        case .duplicateID:
            Bilingual(en: "give one of them another id", es: "dé otro id a uno de ellos")
        case .differsFromRegister:
            Bilingual(
                en: "nothing is overwritten; give it another id, or change it with its own command",
                es: "nada se sobrescribe; déle otro id, o cámbielo con su propio comando")
        case .needsDay:
            Bilingual(
                en: "say from when this one is in force, in the column in_force_from or with --in-force-from",
                es: "indique desde cuándo rige ésta, en la columna vigente_desde o con --in-force-from")
        case .partOfRejected:
            Bilingual(
                en: "mend that line and import the file again: what is there stays",
                es: "corrija esa línea e importe el archivo de nuevo: lo que ya está no cambia")
        case .unknownReference:
            Bilingual(en: "import it first, or correct the id", es: "impórtelo primero, o corrija el id")
        case .wrongWord:
            Bilingual(
                en: "name it without that word; no law makes this line a boundary",
                es: "nómbrelo sin esa palabra; ninguna ley hace de esta línea un límite")
        case .outsideOperationArea, .notTransformed:
            Bilingual(
                en: "check the reference system, or name an operation with --operation",
                es: "revise el sistema de referencia, o indique una operación con --operation")
        case .outsideSector:
            Bilingual(
                en: "see the sector's length with: lindero line list",
                es: "vea el largo del sector con: lindero line list")
        }
    }
}
