import CPROJ
import GeoTypes

/// Asks PROJ for every operation between two systems, good or bad: the gate judges them, not PROJ's own choice.
enum OperationSearch {
    /// In PROJ's order. With an area of interest only operations whose area touches it.
    ///
    /// Costs 5 to 60 ms.
    static func operations(
        from source: ReferenceSystem, to target: ReferenceSystem, touching area: GeographicBox?,
        withMissingGrids: Bool = true, in context: PROJContext
    ) throws(GeodesyError) -> [CoordinateOperation] {
        let from = try source.object(in: context)
        let into = try target.object(in: context)
        let doing = "looking for operations from \(source) to \(target)"
        guard let factory = proj_create_operation_factory_context(context.handle, nil) else {
            throw .projFailed(
                function: "proj_create_operation_factory_context", doing: doing, message: context.message)
        }
        defer { proj_operation_factory_context_destroy(factory) }
        configure(factory, area, withMissingGrids, context.handle)

        guard let list = proj_create_operations(context.handle, from.handle, into.handle, factory) else {
            throw .projFailed(function: "proj_create_operations", doing: doing, message: context.message)
        }
        defer { proj_list_destroy(list) }
        return (0..<proj_list_get_count(list)).compactMap { index in
            context.object { proj_list_get($0, list, index) }
                .map { CoordinateOperation($0, from: source, to: target) }
        }
    }

    private static func configure(
        _ factory: OpaquePointer, _ area: GeographicBox?, _ withMissingGrids: Bool, _ context: OpaquePointer
    ) {
        // The default wants an operation's area to hold the whole area of interest, which hides the neighbour of a
        // border: touching is enough here, and the gate asks for more.
        proj_operation_factory_context_set_spatial_criterion(
            context, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION)
        // A missing grid must be seen and named, not hide its operation.
        proj_operation_factory_context_set_grid_availability_use(
            context, factory,
            withMissingGrids
                ? PROJ_GRID_AVAILABILITY_IGNORED : PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID)
        proj_operation_factory_context_set_allow_ballpark_transformations(context, factory, 1)
        if let area, !area.isEmpty {
            proj_operation_factory_context_set_area_of_interest(
                context, factory, area.west, area.south, area.east, area.north)
        } else {
            proj_operation_factory_context_set_crs_extent_use(context, factory, PJ_CRS_EXTENT_NONE)
        }
    }
}
