extension Position.Refusal {
    /// What stands in the way. All but the first and the third mean: the position isn't approved.
    public var message: Bilingual {
        switch self {
        case .notProposable(let state):
            Bilingual(
                en: "the position is \(state.label.english); only an imported one can be put in review",
                es: "la posición está \(state.label.spanish); solo una importada puede pasar a revisión")
        case .notInReview(let state):
            Bilingual(
                en: "position not approved: it is \(state.label.english), and only one in review can be",
                es: "posición no aprobada: está \(state.label.spanish), y solo puede serlo una en revisión")
        case .notRejectable(let state):
            Bilingual(
                en: "the position is \(state.label.english) and can't be rejected",
                es: "la posición está \(state.label.spanish) y no se puede rechazar")
        case .documentMissing(let name):
            Bilingual(
                en: "position not approved: no document “\(name)” is in the register",
                es: "posición no aprobada: no hay documento «\(name)» en el registro")
        case .documentDecidesNothing(let id, let kind):
            Bilingual(
                en: "position not approved: “\(id.rawValue)” is a \(kind.label.english), which decides nothing",
                es: "posición no aprobada: «\(id.rawValue)» es \(kind.label.spanish), que no decide nada")
        case .beforeTheOneInForce(let day, let since):
            Bilingual(
                en: "position not approved: \(day) lies before \(since), when the one in force began",
                es: "posición no aprobada: \(day) es anterior al \(since), cuando empezó la vigente")
        }
    }

    /// What to do next.
    public var hint: Bilingual {
        switch self {
        case .notInReview(.imported):
            Bilingual(
                en: "put it in review first with “lindero monument propose ID --position N” (or vertex)",
                es: "póngala antes en revisión con «lindero monument propose ID --position N» (o vertex)")
        case .notProposable, .notInReview, .notRejectable:
            Bilingual(
                en: "see all positions and their states with “show”",
                es: "vea todas las posiciones y su validez con «show»")
        case .documentMissing:
            Bilingual(
                en: "enter it first: lindero document add ID --kind acta --date DATE",
                es: "regístrelo antes: lindero document add ID --kind acta --date FECHA")
        case .documentDecidesNothing:
            Bilingual(
                en: "name the acta, protocol, treaty or award that decides it",
                es: "nombre el acta, protocolo, tratado o laudo que la decide")
        case .beforeTheOneInForce:
            Bilingual(en: "give a later --date", es: "dé una --date posterior")
        }
    }
}
