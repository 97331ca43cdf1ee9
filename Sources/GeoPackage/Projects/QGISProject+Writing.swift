extension QGISProject {
    func writeTree(to xml: inout QMLWriter) {
        xml.element("layer-tree-group") { xml in
            for group in groups {
                xml.element(
                    "layer-tree-group",
                    ["name": group.title, "checked": "Qt::Checked", "expanded": group.isOpen ? "1" : "0"]
                ) { xml in
                    // The legend of a sheet shows what is drawn.
                    if group.layers.allSatisfy({ $0.geometry == .none }) { Self.hideInLegend(&xml) }
                    for layer in group.layers {
                        xml.element(
                            "layer-tree-layer",
                            [
                                "id": layer.id, "name": layer.title, "source": layer.source, "providerKey": "ogr",
                                "checked": "Qt::Checked", "expanded": layer.isOpen ? "1" : "0",
                            ]
                        ) { if layer.geometry == .none || layer.title == group.title { Self.hideInLegend(&$0) } }
                    }
                }
            }
        }
    }

    private static func hideInLegend(_ xml: inout QMLWriter) {
        xml.element("customproperties") { $0.options(["legend/title-style": "hidden"]) }
    }

    func writeRelations(to xml: inout QMLWriter) {
        xml.element("relations") { xml in
            for relation in relations {
                xml.element(
                    "relation",
                    [
                        "id": relation.id, "name": relation.title, "strength": "Association",
                        "referencingLayer": relation.layer, "referencedLayer": relation.referenced,
                    ]
                ) {
                    $0.element(
                        "fieldRef", ["referencingField": relation.column, "referencedField": relation.key])
                }
            }
        }
    }

    /// What is in sight, once for the map window and once for what “zoom to all” goes back to.
    func writeView(to xml: inout QMLWriter) {
        guard let extent else { return }
        xml.element("mapcanvas", ["name": "theMapCanvas", "annotationsVisible": "1"]) { xml in
            xml.element("units", value: "degrees")
            xml.element("extent") { xml in
                for (name, value) in extent.bounds { xml.element(name, value: "\(value)") }
            }
            xml.element("rotation", value: "0")
            xml.element("destinationsrs") { system.write(to: &$0) }
        }
        xml.element("ProjectViewSettings", ["UseProjectScales": "0", "rotation": "0"]) { xml in
            xml.element("DefaultViewExtent", extent.bounds.map { ($0, "\($1)") }) { system.write(to: &$0) }
        }
    }

    func writeProperties(to xml: inout QMLWriter) {
        func entry(_ name: String, _ type: String, _ value: String, _ xml: inout QMLWriter) {
            xml.element(name, [("type", type)]) { $0.append(text: value) }
        }
        xml.element("properties") { xml in
            xml.element("Paths") { entry("Absolute", "bool", "false", &$0) }
            xml.element("SpatialRefSys") { entry("ProjectionsEnabled", "int", "1", &$0) }
            // Lengths are measured on the ellipsoid, in metres.
            xml.element("Measure") {
                entry("Ellipsoid", "QString", "PARAMETER:\(system.semiMajorAxis):\(system.semiMinorAxis)", &$0)
            }
            xml.element("Measurement") {
                entry("DistanceUnits", "QString", "meters", &$0)
                entry("AreaUnits", "QString", "m2", &$0)
            }
            // Seven decimals of a degree are a centimetre.
            xml.element("PositionPrecision") {
                entry("Automatic", "bool", "false", &$0)
                entry("DecimalPlaces", "int", "7", &$0)
            }
            guard !notes.isEmpty else { return }
            // In the corner of the map, in QGIS and in QField.
            xml.element("CopyrightLabel") {
                entry("Enabled", "bool", "true", &$0)
                entry("Label", "QString", notes.joined(separator: "\n"), &$0)
                entry("Placement", "int", "3", &$0)
                entry("MarginH", "int", "2", &$0)
                entry("MarginV", "int", "2", &$0)
            }
        }
    }

    func writeMetadata(to xml: inout QMLWriter) {
        xml.element("projectMetadata") { xml in
            xml.element("language", value: language)
            xml.element("title", value: title)
            xml.element("abstract", value: ([abstract] + notes).joined(separator: "\n"))
        }
    }
}

extension QGISProject.Extent {
    var bounds: [(String, Double)] { [("xmin", west), ("ymin", south), ("xmax", east), ("ymax", north)] }
}

extension QGISProject.System {
    func write(to xml: inout QMLWriter) {
        xml.element("spatialrefsys", epoch.map { [("coordinateEpoch", "\($0)")] } ?? []) { xml in
            xml.element("wkt", value: wkt2)
            if let code { xml.element("authid", value: code) }
            xml.element("description", value: name)
            xml.element("geographicflag", value: "true")
        }
    }
}

extension QGISProject.Layer {
    func write(to xml: inout QMLWriter, system: QGISProject.System) {
        let geometryName =
            switch geometry {
            case .point: "Point"
            case .line: "Line"
            case .none: "No geometry"
            }
        let looks =
            switch style {
            case .made(let style): style.layerAttributes
            case .stored(let document): document.attributes
            }
        xml.element("maplayer", [("type", "vector"), ("geometry", geometryName)] + looks) { xml in
            xml.element("id", value: id)
            xml.element("datasource", value: source)
            xml.element("layername", value: title)
            if geometry != .none { xml.element("srs") { system.write(to: &$0) } }
            xml.element("resourceMetadata") { xml in
                xml.element("title", value: title)
                xml.element("abstract", value: abstract)
            }
            xml.element("provider", [("encoding", "UTF-8")]) { $0.append(text: "ogr") }
            switch style {
            case .made(let style): style.writeContent(to: &xml)
            case .stored(let document): xml.append(markup: document.content)
            }
        }
    }
}
