/// Writes a workbook (ECMA-376, the `.xlsx` of spreadsheets): sheets of numbers and texts, no formulas.
///
/// Numbers are written with the digits that they are given, so that a spreadsheet holds what the other formats hold. The
/// same cells give the same bytes.
struct WorkbookWriter {
    enum Cell {
        case text(String)
        case title(String)
        /// Plain decimal digits: `19.6492`.
        case number(String)
        /// The same with one decimal shown.
        case percent(String)
        /// The same with two decimals and separators of thousands shown.
        case money(String)
        case empty
    }

    private struct Sheet {
        var name: String
        var xml: [UInt8]
    }

    private var sheets: [Sheet] = []

    /// Adds a sheet whose first row stays in view. `widths` are in characters; columns beyond them have the usual width.
    mutating func add(_ name: String, _ rows: [[Cell]], widths: [Int] = []) {
        var xml: [UInt8] = []
        xml.append(WorkbookWriter.declaration)
        xml.append("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>")
        xml.append("<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" ")
        xml.append("state=\"frozen\"/></sheetView></sheetViews>")
        if !widths.isEmpty {
            xml.append("<cols>")
            for (index, width) in widths.enumerated() {
                xml.add("<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>")
            }
            xml.append("</cols>")
        }
        xml.append("<sheetData>\n")
        for (row, cells) in rows.enumerated() {
            xml.add("<row r=\"\(row + 1)\">")
            for (column, cell) in cells.enumerated() {
                WorkbookWriter.append(cell, at: "\(WorkbookWriter.letters(column))\(row + 1)", to: &xml)
            }
            xml.append("</row>\n")
        }
        xml.append("</sheetData></worksheet>\n")
        sheets.append(Sheet(name: name, xml: xml))
    }

    /// The file.
    func finish() -> [UInt8] {
        var zip = ZIPWriter()
        zip.add("[Content_Types].xml", contentTypes)
        zip.add("_rels/.rels", WorkbookWriter.relations)
        zip.add("xl/workbook.xml", workbook)
        zip.add("xl/_rels/workbook.xml.rels", workbookRelations)
        zip.add("xl/styles.xml", Array(WorkbookWriter.styles.utf8))
        for (index, sheet) in sheets.enumerated() { zip.add("xl/worksheets/sheet\(index + 1).xml", sheet.xml) }
        return zip.finish()
    }

    private static func append(_ cell: Cell, at place: String, to xml: inout [UInt8]) {
        func number(_ digits: String, style: Int) {
            guard !digits.isEmpty else { return }
            xml.add("<c r=\"\(place)\" s=\"\(style)\"><v>\(digits)</v></c>")
        }
        func text(_ text: String, style: Int) {
            guard !text.isEmpty else { return }
            xml.add("<c r=\"\(place)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
            xml.append(xmlText: text)
            xml.append("</t></is></c>")
        }
        switch cell {
        case .text(let words): text(words, style: 0)
        case .title(let words): text(words, style: 1)
        case .number(let digits): number(digits, style: 0)
        case .percent(let digits): number(digits, style: 2)
        case .money(let digits): number(digits, style: 3)
        case .empty: break
        }
    }

    /// A, B, … Z, AA, AB, …
    private static func letters(_ column: Int) -> String {
        let last = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? last : letters(column / 26 - 1) + last
    }

    private static let declaration: StaticString = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    private var contentTypes: [UInt8] {
        var xml: [UInt8] = []
        xml.append(WorkbookWriter.declaration)
        xml.add("<Types xmlns=\"\(WorkbookWriter.package)/content-types\">")
        xml.add(
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
        xml.add("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
        func part(_ name: String, _ kind: String) {
            xml.add("<Override PartName=\"/xl/\(name)\" ContentType=\"\(WorkbookWriter.main).\(kind)+xml\"/>")
        }
        part("workbook.xml", "sheet.main")
        part("styles.xml", "styles")
        for index in sheets.indices { part("worksheets/sheet\(index + 1).xml", "worksheet") }
        xml.append("</Types>\n")
        return xml
    }

    private static var relations: [UInt8] {
        var xml: [UInt8] = []
        xml.append(declaration)
        xml.add("<Relationships xmlns=\"\(package)/relationships\">")
        xml.add("<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/>")
        xml.append("</Relationships>\n")
        return xml
    }

    private var workbook: [UInt8] {
        var xml: [UInt8] = []
        xml.append(WorkbookWriter.declaration)
        xml.append("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" ")
        xml.add("xmlns:r=\"\(WorkbookWriter.office)\"><sheets>")
        for (index, sheet) in sheets.enumerated() {
            xml.append("<sheet name=\"")
            xml.append(xmlText: sheet.name)
            xml.add("\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>")
        }
        xml.append("</sheets></workbook>\n")
        return xml
    }

    private var workbookRelations: [UInt8] {
        var xml: [UInt8] = []
        xml.append(WorkbookWriter.declaration)
        xml.add("<Relationships xmlns=\"\(WorkbookWriter.package)/relationships\">")
        for index in sheets.indices {
            xml.add("<Relationship Id=\"rId\(index + 1)\" Type=\"\(WorkbookWriter.office)/worksheet\" ")
            xml.add("Target=\"worksheets/sheet\(index + 1).xml\"/>")
        }
        xml.add("<Relationship Id=\"rId\(sheets.count + 1)\" Type=\"\(WorkbookWriter.office)/styles\" ")
        xml.append("Target=\"styles.xml\"/></Relationships>\n")
        return xml
    }

    /// 0 plain, 1 a title on grey, 2 one decimal, 3 two decimals with separators.
    private static let styles = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
        <numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts>\
        <fonts count="2"><font><sz val="10"/><name val="Calibri"/></font>\
        <font><b/><sz val="10"/><name val="Calibri"/></font></fonts>\
        <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
        <fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/></patternFill></fill></fills>\
        <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
        <cellXfs count="4"><xf xfId="0"/>\
        <xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1" \
        vertical="top"/></xf>\
        <xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="4" applyNumberFormat="1"/></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>

        """
}

extension [UInt8] {
    fileprivate mutating func add(_ markup: String) { append(contentsOf: markup.utf8) }
}
