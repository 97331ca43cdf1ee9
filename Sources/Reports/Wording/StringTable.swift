public import Demarcation

/// The words of reports in both languages, in one place: titles of columns, names of layers, notes.
///
/// Codes of the domain have their own labels (``Labelled``); these are the words around them.
public enum StringTable {
    // Where things are.
    public static let sector = Bilingual(en: "sector", es: "sector")
    public static let segment = Bilingual(en: "segment", es: "tramo")
    public static let neighbour = Bilingual(en: "neighbour", es: "país vecino")
    public static let chainage = Bilingual(en: "chainage", es: "progresiva")
    public static let offset = Bilingual(en: "offset", es: "desplazamiento")
    public static let longitude = Bilingual(en: "longitude", es: "longitud")
    public static let latitude = Bilingual(en: "latitude", es: "latitud")
    public static let easting = Bilingual(en: "easting", es: "este")
    public static let northing = Bilingual(en: "northing", es: "norte")
    public static let height = Bilingual(en: "ellipsoidal height", es: "altura elipsoidal")
    public static let epoch = Bilingual(en: "coordinate epoch", es: "época")
    public static let accuracy = Bilingual(en: "accuracy", es: "exactitud")
    public static let length = Bilingual(en: "length", es: "largo")
    public static let from = Bilingual(en: "from", es: "desde")
    public static let to = Bilingual(en: "to", es: "hasta")

    // Things.
    public static let line = Bilingual(en: "line", es: "línea")
    public static let vertex = Bilingual(en: "turning point", es: "vértice")
    public static let monument = Bilingual(en: "monument", es: "monumento")
    public static let brecha = Bilingual(en: "cleared strip", es: "brecha")
    public static let observation = Bilingual(en: "observation", es: "observación")
    public static let inspection = Bilingual(en: "inspection", es: "inspección")
    public static let workOrder = Bilingual(en: "work order", es: "orden de trabajo")
    public static let survey = Bilingual(en: "survey", es: "levantamiento")
    public static let acta = Bilingual(en: "signed minute (acta)", es: "acta")
    public static let condition = Bilingual(en: "condition", es: "estado")
    public static let date = Bilingual(en: "date", es: "fecha")
    public static let classification = Bilingual(en: "classification", es: "clasificación")
    public static let note = Bilingual(en: "note", es: "nota")
    public static let source = Bilingual(en: "source", es: "fuente")

    // Progress (the columns that Segeplan and the Finance Ministry ask for).
    public static let product = Bilingual(en: "product", es: "producto")
    public static let subproduct = Bilingual(en: "subproduct", es: "subproducto")
    public static let unit = Bilingual(en: "unit", es: "unidad")
    public static let target = Bilingual(en: "target in force", es: "meta vigente")
    public static let initialTarget = Bilingual(en: "initial target", es: "meta inicial")
    public static let executed = Bilingual(en: "executed", es: "ejecutado")
    public static let gross = Bilingual(en: "gross", es: "bruto")
    public static let programmed = Bilingual(en: "programmed to date", es: "programado a la fecha")
    public static let percent = Bilingual(en: "%", es: "%")
    public static let budget = Bilingual(en: "current budget (Q)", es: "vigente (Q)")
    public static let accrued = Bilingual(en: "accrued (Q)", es: "devengado (Q)")
    public static let unitCost = Bilingual(en: "unit cost (Q)", es: "costo unitario (Q)")
    public static let light = Bilingual(en: "light", es: "semáforo")
    public static let fourMonthPeriod = Bilingual(en: "four-month period", es: "cuatrimestre")
    public static let total = Bilingual(en: "total", es: "total")
    public static let unofficialThresholds = Bilingual(
        en: "configured thresholds, not official", es: "umbrales configurados, no oficiales")

    // Imports.
    public static let read = Bilingual(en: "read", es: "leídos")
    public static let accepted = Bilingual(en: "accepted", es: "aceptados")
    public static let rejected = Bilingual(en: "rejected", es: "rechazados")
    public static let duplicate = Bilingual(en: "duplicate", es: "duplicados")
    public static let unchanged = Bilingual(en: "unchanged", es: "sin cambio")
    public static let located = Bilingual(en: "located", es: "ubicados")
}
