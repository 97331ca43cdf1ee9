import ArgumentParser
import Demarcation
import Reports

enum ProgressFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv, html, xlsx
}

enum ProgressLayout: String, CaseIterable, ExpressibleByArgument {
    case full, ficha
}

extension ProgressDocument {
    /// The report in one form. `width` and `colours` are a terminal's.
    func bytes(
        _ format: ProgressFormat, _ layout: ProgressLayout, in language: Language, width: Int = 100,
        colours: Bool = false
    ) -> [UInt8] {
        switch (format, layout) {
        case (.table, .full):
            return Array(ProgressReport.text(self, in: language, width: width, colours: colours).utf8)
        case (.table, .ficha): return Array(FichaReport.text(self, in: language, width: width).utf8)
        case (.csv, .full): return ProgressReport.csv(self, in: language)
        case (.csv, .ficha): return FichaReport.csv(self, in: language)
        case (.html, .full): return ProgressReport.html(self, in: language)
        case (.html, .ficha): return FichaReport.html(self, in: language)
        case (.xlsx, .full): return ProgressReport.workbook(self, in: language)
        case (.xlsx, .ficha): return FichaReport.workbook(self, in: language)
        case (.json, _):
            var json = JSONWriter()
            if layout == .ficha {
                FichaReport.write(self, in: language, to: &json)
            } else {
                ProgressReport.write(self, in: language, to: &json)
            }
            json.endText()
            return json.bytes
        }
    }

    /// Every form that a closed period keeps, under the name that it is kept by.
    var forms: [(name: String, content: [UInt8])] {
        ProgressLayout.allCases.flatMap { layout in
            ProgressFormat.allCases.flatMap { format in
                [Language.spanish, .english].map { language in
                    (Self.name(format, layout, language), bytes(format, layout, in: language))
                }
            }
        }
    }

    static func name(_ format: ProgressFormat, _ layout: ProgressLayout, _ language: Language) -> String {
        "\(layout.rawValue).\(language.rawValue).\(format.rawValue)"
    }
}
