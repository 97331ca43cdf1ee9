extension CheckRule {
    /// What is wrong where the rule finds something.
    public var label: Bilingual {
        switch self {
        case .lineGap: Bilingual(en: "gap between consecutive segments", es: "hueco entre segmentos consecutivos")
        case .lineOverlap: Bilingual(en: "consecutive segments overlap", es: "segmentos consecutivos traslapados")
        case .chainageOrder: Bilingual(en: "chainages don't grow along the line", es: "progresivas que no crecen")
        case .duplicateVertex: Bilingual(en: "vertex twice in a row", es: "vértice repetido")
        case .selfCrossing: Bilingual(en: "segment meets itself", es: "segmento que se cruza a sí mismo")
        case .invalidGeometry: Bilingual(en: "invalid geometry", es: "geometría inválida")
        case .segmentInstrument: Bilingual(en: "segment without instrument", es: "segmento sin instrumento")
        case .monumentNumber:
            Bilingual(en: "number twice in a sector", es: "número de monumento repetido en el sector")
        case .monumentOffset: Bilingual(en: "monument off the line", es: "monumento fuera de la línea")
        case .monumentSpacing:
            Bilingual(en: "monuments too far apart to be seen", es: "monumentos demasiado separados para verse")
        case .monumentPosition:
            Bilingual(en: "monument without position in force", es: "monumento sin posición vigente")
        case .monumentVisit: Bilingual(en: "monument not inspected in time", es: "monumento sin inspección a tiempo")
        case .positionConflict: Bilingual(en: "several positions in force", es: "varias posiciones vigentes")
        case .positionEpoch:
            Bilingual(en: "position without epoch in a dynamic frame", es: "posición sin época en un marco dinámico")
        case .positionSigma: Bilingual(en: "position without sigma", es: "posición sin sigma")
        case .brechaOutside: Bilingual(en: "brecha outside its sector", es: "brecha fuera de su sector")
        case .brechaOverlap: Bilingual(en: "stretches of brecha overlap", es: "tramos de brecha traslapados")
        case .programmeLength:
            Bilingual(
                en: "programme's brecha differs from the target", es: "la brecha del programa difiere de la meta")
        case .inspectionActa: Bilingual(en: "inspection without acta", es: "inspección sin acta")
        case .orderActa: Bilingual(en: "order certified without acta", es: "orden certificada sin acta")
        case .orderEvidence: Bilingual(en: "order certified without evidence", es: "orden certificada sin evidencia")
        case .orderOutside: Bilingual(en: "order outside its sector", es: "orden fuera de su sector")
        }
    }

    /// What to do about it.
    public var advice: Bilingual {
        switch self {
        case .lineGap, .lineOverlap:
            Bilingual(
                en: "join the segments at the point that the instrument names; until then nothing can be located",
                es: "una los segmentos en el punto que nombra el instrumento; hasta entonces no se puede ubicar nada")
        case .chainageOrder:
            Bilingual(
                en: "see “lindero history” for what changed them; undo it, or import the line again",
                es: "vea en «lindero history» qué las cambió; deshágalo, o importe la línea de nuevo")
        case .duplicateVertex:
            Bilingual(
                en: "remove one of them where the line was digitised", es: "quite uno donde se digitalizó la línea")
        case .selfCrossing:
            Bilingual(
                en: "one place has two chainages there: verify the digitised line",
                es: "un mismo lugar tiene ahí dos progresivas: verifique la línea digitalizada")
        case .invalidGeometry:
            Bilingual(
                en: "draw it again from its chainages, or undo the edit (“lindero history”)",
                es: "dibújela de nuevo según sus progresivas, o deshaga la edición («lindero history»)")
        case .segmentInstrument:
            Bilingual(
                en: "name the treaty, award or acta that defines it: “lindero edit segment ID instrument=…”",
                es: "indique el tratado, laudo o acta que lo define: «lindero edit segment ID instrument=…»")
        case .monumentNumber:
            Bilingual(
                en: "give each its number or suffix; if they are one monument, keep one with both positions",
                es: "dé a cada uno su número o sufijo; si son uno solo, deje uno con ambas posiciones")
        case .monumentOffset:
            Bilingual(
                en: "compare with the treaty and the actas (“lindero monument show ID”); the line isn't moved to it",
                es: "compare con el tratado y las actas («lindero monument show ID»); la línea no se mueve hacia él")
        case .monumentSpacing:
            Bilingual(
                en: "verify in the field whether both are seen; propose an intermediate monument",
                es: "verifique en campo si ambos se ven; proponga un monumento intermedio")
        case .monumentPosition:
            Bilingual(
                en: "approve one by its acta: “lindero monument approve”",
                es: "apruebe una con su acta: «lindero monument approve»")
        case .monumentVisit:
            Bilingual(
                en: "plan a visit: “lindero inspection plan”", es: "planifique la visita: «lindero inspection plan»")
        case .positionConflict:
            Bilingual(
                en: "keep the one that the newest acta approves; the others are historical or in review",
                es: "deje la que aprueba el acta más reciente; las otras son históricas o están en revisión")
        case .positionEpoch:
            Bilingual(
                en: "find the epoch in the survey's report and propose the position again with it",
                es: "busque la época en el informe del levantamiento y proponga la posición de nuevo con ella")
        case .positionSigma:
            Bilingual(
                en: "propose it again from a survey with its accuracy",
                es: "propóngala de nuevo desde un levantamiento con su exactitud")
        case .brechaOutside:
            Bilingual(
                en: "correct its chainages: “lindero edit brecha ID from_m=… to_m=…”",
                es: "corrija sus progresivas: «lindero edit brecha ID from_m=… to_m=…»")
        case .brechaOverlap:
            Bilingual(
                en: "end one where the next begins, so that no metre is counted twice",
                es: "termine uno donde empieza el otro, para que ningún metro se cuente dos veces")
        case .programmeLength:
            Bilingual(
                en: "complete “in_programme” of the stretches, or register the change of the target with its document",
                es: "complete «in_programme» en los tramos, o registre el cambio de la meta con su documento")
        case .inspectionActa:
            Bilingual(
                en: "without acta it doesn't count: “lindero inspection acta ID ACTA”",
                es: "sin acta no cuenta: «lindero inspection acta ID ACTA»")
        case .orderActa:
            Bilingual(
                en:
                    "take it back by a negative line, and certify the work again with its acta (“lindero order correct”)",
                es: "anúlela con una línea negativa y certifique de nuevo con su acta («lindero order correct»)")
        case .orderEvidence:
            Bilingual(
                en:
                    "there is no measurement with a file or survey, and no photograph in the log: add them (“order log”)",
                es:
                    "no hay medición con archivo o levantamiento, ni fotografía en la bitácora: agréguelas («order log»)"
            )
        case .orderOutside:
            Bilingual(
                en: "correct it by a negative line: “lindero order correct”",
                es: "corríjala con una línea negativa: «lindero order correct»")
        }
    }
}
