/// What to say of a text that should be a number and can't be taken as one.
public enum NumberComplaint {
    /// A number beyond all that is measured or paid here is called too large, everything else no number.
    public static func words(field: String, value: String) -> Bilingual {
        if let number = Double(value.replacing(",", with: ".")), number.magnitude >= 1e9,
            value.contains(where: \.isNumber)
        {
            return Bilingual(
                en: "\(field): “\(value)” is too large", es: "\(field): «\(value)» es demasiado grande")
        }
        return Bilingual(
            en: "\(field): “\(value)” is not a number", es: "\(field): «\(value)» no es un número")
    }
}
