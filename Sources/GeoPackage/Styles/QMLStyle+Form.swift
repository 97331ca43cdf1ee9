/// The form in which a row is edited: what a column offers, and the rows of other layers that belong to the row.
///
/// Relations stand in a project, so that a style by itself has neither references nor tabs.
extension QMLStyle {
    /// The columns first, then a tab for each relation, which is read when it is opened.
    public struct Form: Hashable, Sendable {
        public var title: String
        public var related: [Related]

        public init(title: String, related: [Related]) {
            self.title = title
            self.related = related
        }
    }

    public struct Related: Hashable, Sendable {
        public var title: String
        /// Id of the relation in the project.
        public var relation: String

        public init(_ title: String, relation: String) {
            self.title = title
            self.relation = relation
        }
    }

    func writeWidgets(to xml: inout QMLWriter) {
        xml.element("fieldConfiguration") { xml in
            for field in fields where !field.values.isEmpty || field.reference != nil {
                xml.element("field", ["name": field.name, "configurationFlags": "None"]) { xml in
                    if let reference = field.reference {
                        reference.write(to: &xml)
                    } else {
                        xml.element("editWidget", ["type": "ValueMap"]) {
                            $0.element("config") { Self.writeMap(field.values, to: &$0) }
                        }
                    }
                }
            }
        }
    }

    func writeForm(to xml: inout QMLWriter) {
        guard let form, !form.related.isEmpty else { return }
        func tab(_ title: String, _ xml: inout QMLWriter, _ content: (inout QMLWriter) -> Void) {
            xml.element(
                "attributeEditorContainer",
                ["name": title, "columnCount": "1", "groupBox": "0", "showLabel": "1"], content: content)
        }
        xml.element("editorlayout", value: "tablayout")
        xml.element("attributeEditorForm") { xml in
            tab(form.title, &xml) { xml in
                for (index, field) in fields.enumerated() {
                    // The first column of the file is `fid`.
                    xml.element(
                        "attributeEditorField", ["name": field.name, "index": "\(index + 1)", "showLabel": "1"])
                }
            }
            for related in form.related {
                tab(related.title, &xml) {
                    $0.element(
                        "attributeEditorRelation",
                        [
                            "name": related.relation, "relation": related.relation, "label": related.title,
                            "showLabel": "0", "nmRelationId": "", "relationWidgetTypeId": "relation_editor",
                            "forceSuppressFormPopup": "0",
                        ])
                }
            }
        }
    }

    private static func writeMap(_ values: [Field.Value], to xml: inout QMLWriter) {
        xml.element("Option", ["type": "Map"]) {
            $0.element("Option", ["type": "List", "name": "map"]) { xml in
                for value in values {
                    xml.element("Option", ["type": "Map"]) {
                        $0.element("Option", ["type": "QString", "name": value.label, "value": value.code])
                    }
                }
            }
        }
    }
}

extension QMLStyle.Field {
    /// A code with what people read for it.
    public struct Value: Hashable, Sendable {
        public var code: String
        public var label: String

        public init(_ code: String, _ label: String) {
            self.code = code
            self.label = label
        }
    }

    /// A column that names a row of another layer of the project, by a relation.
    public struct Reference: Hashable, Sendable {
        public var relation: String
        public var isOptional: Bool

        public init(relation: String, isOptional: Bool) {
            self.relation = relation
            self.isOptional = isOptional
        }

        func write(to xml: inout QMLWriter) {
            xml.element("editWidget", ["type": "RelationReference"]) {
                $0.element("config") {
                    $0.element("Option", ["type": "Map"]) { map in
                        map.element("Option", ["type": "QString", "name": "Relation", "value": relation])
                        for (name, value) in [
                            ("AllowNULL", isOptional), ("OrderByValue", true), ("ShowOpenFormButton", true),
                            ("ShowForm", false), ("MapIdentification", false), ("AllowAddFeatures", false),
                            ("ReadOnly", false),
                        ] {
                            map.element("Option", ["type": "bool", "name": name, "value": value ? "true" : "false"])
                        }
                    }
                }
            }
        }
    }
}
