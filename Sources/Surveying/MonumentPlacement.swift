public import Demarcation
public import GeoTypes
public import Geodesy

/// Brings monuments as a file states them into the register's frame and onto the line.
public struct MonumentPlacement: Sendable {
    public enum Problem: Error, Hashable, Sendable {
        /// Grid coordinates without a reference system, first on this line.
        case systemMissing(line: Int)
        case geodesy(GeodesyError, fromFile: Bool)
        /// The ground moves between the two epochs, and nothing here moves points in time.
        case otherEpoch(stated: Double, register: Double, system: String)
    }

    private let network: LegalNetwork
    private let frame: ReferenceFrame
    private let reach: Length

    /// A monument farther than `reach` from its sector has no chainage.
    public init(_ network: LegalNetwork, frame: ReferenceFrame, reach: Length = .metres(1000)) {
        self.network = network
        self.frame = frame
        self.reach = reach
    }

    /// Monuments with their positions. Those of one reference system and epoch share one pinned operation; a point outside
    /// its area, a sector that isn't there and a second monument with one id are rejected.
    ///
    /// - `system`: for drafts that name none; longitude and latitude without any are the frame's.
    public func place(
        _ drafts: [MonumentDraft], system: String?, epoch: String?, operation: String?
    ) throws(Problem) -> (monuments: [PlacedMonument], rejections: [Rejection]) {
        var monuments: [(line: Int, PlacedMonument)] = []
        var rejections: [Rejection] = []
        var groups: [Group: [MonumentDraft]] = [:]
        for draft in drafts {
            let named = draft.referenceSystem ?? system ?? (draft.isGeographic ? frame.code : nil)
            guard let named else { throw .systemMissing(line: draft.line) }
            groups[Group(system: named, epoch: draft.epoch), default: []].append(draft)
        }
        for (group, members) in groups.sorted(by: { $0.value[0].line < $1.value[0].line }) {
            let fromFile = members[0].referenceSystem != nil
            try check(group, isNamed: fromFile || system != nil, epoch: epoch, fromFile: fromFile)
            do throws(GeodesyError) {
                let placed = try place(members, group: group, epoch: epoch, operation: operation)
                monuments += placed.monuments
                rejections += placed.rejections
            } catch {
                throw .geodesy(error, fromFile: fromFile)
            }
        }
        return (
            merged(monuments.sorted { $0.line < $1.line }.map(\.1)), rejections.sorted { $0.line < $1.line }
        )
    }

    private struct Group: Hashable {
        var system: String
        var epoch: Double?
    }

    /// A system that moves with the earth needs an epoch, and the register's own.
    private func check(_ group: Group, isNamed: Bool, epoch: String?, fromFile: Bool) throws(Problem) {
        let (system, stated): (ReferenceSystem, Epoch?)
        do throws(GeodesyError) {
            system = try ReferenceSystem(group.system)
            if let year = group.epoch {
                stated = try Epoch(year: year)
            } else if let epoch {
                stated = try Epoch(epoch)
            } else {
                stated = nil
            }
        } catch {
            throw .geodesy(error, fromFile: fromFile)
        }
        guard isNamed, system.isDynamic, system.ensembleAccuracy == nil else { return }
        guard let stated else { throw .geodesy(.epochMissing(system: system.description), fromFile: fromFile) }
        if let kept = frame.epoch, abs(stated.year - kept) > 0.001 {
            throw .otherEpoch(stated: stated.year, register: kept, system: system.description)
        }
    }

    private func place(
        _ drafts: [MonumentDraft], group: Group, epoch: String?, operation named: String?
    ) throws(GeodesyError) -> (monuments: [(line: Int, PlacedMonument)], rejections: [Rejection]) {
        let source = try ReferenceSystem(group.system)
        let hasHeights = drafts.contains { $0.height != nil }
        var columns = CoordinateColumns(
            x: drafts.map(\.x), y: drafts.map(\.y), z: hasHeights ? drafts.map { $0.height ?? .nan } : [])
        var register: GeographicBox?
        if !network.box.isEmpty { register = network.box }
        let operation = try CoordinateOperation.pinned(
            from: source, to: try ReferenceSystem(frame.code), points: try source.box(around: columns),
            register: register, heights: hasHeights, named: named)
        var at: Epoch?
        if let year = group.epoch { at = try Epoch(year: year) } else if let epoch { at = try Epoch(epoch) }
        var transformer = try Transformer(operation)
        let outcome = try transformer.transform(&columns, epoch: at)
        let failed = Set(outcome.failed)
        let outside = Set(outcome.outsideArea)
        var monuments: [(line: Int, PlacedMonument)] = []
        var rejections: [Rejection] = []
        for (row, draft) in drafts.enumerated() {
            do throws(Rejection.Reason) {
                guard !failed.contains(row) else { throw .notTransformed }
                guard !outside.contains(row) else { throw .outsideOperationArea }
                let point = GeographicPoint(longitude: columns.x[row], latitude: columns.y[row])
                var position = Position(
                    role: draft.role, state: .imported, point: point,
                    height: columns.z.isEmpty || columns.z[row].isNaN ? nil : EllipsoidalHeight(metres: columns.z[row]),
                    sourceSystem: group.system, sourceEpoch: draft.epoch ?? at?.year, sourceX: draft.x,
                    sourceY: draft.y,
                    sourceZ: draft.height, eastSigma: draft.eastSigma, northSigma: draft.northSigma,
                    upSigma: draft.upSigma, operation: operation.code ?? operation.name,
                    operationAccuracy: operation.accuracy, source: draft.source)
                position.state = draft.state
                position.statedBy = draft.statedBy
                position.eastNorthCovariance = draft.eastNorthCovariance
                position.survey = draft.survey
                position.note = draft.note
                position.document = draft.document
                position.validFrom = draft.validFrom
                position.validTo = draft.validTo
                monuments.append((draft.line, try placed(draft.monument, at: position)))
            } catch {
                rejections.append(Rejection(line: draft.line, reason: error, text: draft.text))
            }
        }
        return (monuments, rejections)
    }

    /// On its own sector if it names one, else on the nearest.
    private func placed(_ monument: Monument, at position: Position) throws(Rejection.Reason) -> PlacedMonument {
        var monument = monument
        monument.positions = [position]
        if let sector = monument.sector {
            guard network.located.contains(where: { $0.id == sector }) else {
                throw .unknownReference(field: "sector", value: sector.rawValue)
            }
            let place = place(of: position.point, on: sector)
            return PlacedMonument(monument: monument, chainage: place.chainage, offset: place.offset)
        }
        let nearest = network.locator.candidates(near: position.point, within: reach).first
        monument.sector = nearest.map { network.located[$0.alignment].id }
        return PlacedMonument(monument: monument, chainage: nearest?.chainage.metres, offset: nearest?.offset.metres)
    }

    /// Along and across a sector, or the nearest one; `nil` out of reach, and where the sector isn't there.
    public func place(of point: GeographicPoint, on sector: Sector.ID?) -> (chainage: Double?, offset: Double?) {
        let candidates = network.locator.candidates(near: point, within: reach)
        var place = candidates.first
        if let sector {
            guard let index = network.located.firstIndex(where: { $0.id == sector }) else { return (nil, nil) }
            place =
                candidates.first { $0.alignment == index } ?? network.nearest(to: point, on: index, within: reach)
        }
        return (place?.chainage.metres, place?.offset.metres)
    }

    /// Monuments as they stood on a day: each with the one position that was in force then, if any, and its place on the
    /// line of that day, which is this network's.
    ///
    /// - `conditions`: what the inspections had found by then.
    public func stood(
        _ monuments: [PlacedMonument], on day: CivilDate, conditions: [Monument.ID: Monument.Condition]
    ) -> [PlacedMonument] {
        monuments.map { placed in
            var monument = placed.monument
            monument.condition = conditions[monument.id]
            guard var position = monument.position(on: day) else {
                monument.positions = []
                return PlacedMonument(monument: monument, chainage: nil, offset: nil)
            }
            position.state = .inForce
            monument.positions = [position]
            let place = place(of: position.point, on: monument.sector)
            return PlacedMonument(monument: monument, chainage: place.chainage, offset: place.offset)
        }
    }

    /// Several rows of one monument are several positions of it.
    private func merged(_ monuments: [PlacedMonument]) -> [PlacedMonument] {
        var places: [Monument.ID: Int] = [:]
        var merged: [PlacedMonument] = []
        for placed in monuments {
            if let place = places[placed.monument.id] {
                merged[place].monument.positions += placed.monument.positions
            } else {
                places[placed.monument.id] = merged.count
                merged.append(placed)
            }
        }
        return merged
    }
}

extension LegalNetwork {
    /// The nearest place on one sector, which may not be the nearest of all: at a shared vertex the first sector has it.
    func nearest(to point: GeographicPoint, on index: Int, within reach: Length) -> LineCandidate? {
        guard let alignment = alignment(of: located[index].id) else { return nil }
        return LineLocator([alignment]).candidates(near: point, within: reach).first
    }
}

extension MonumentPlacement {
    /// Metres of geodesic between two places of a frame.
    public static func distance(
        from start: GeographicPoint, to end: GeographicPoint, in frame: ReferenceFrame
    ) throws(LegalNetworkError) -> Double {
        try LegalNetwork.ellipsoid(of: frame).inverse(from: start, to: end).length.metres
    }
}
