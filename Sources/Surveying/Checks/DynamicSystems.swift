import Geodesy

/// Which reference systems need an epoch beside their coordinates.
public enum DynamicSystems {
    /// Those of the codes that name a dynamic frame. An ensemble, as EPSG:4326, is too coarse to need one; a code that
    /// PROJ doesn't know is left out.
    public static func among(_ codes: Set<String>) -> Set<String> {
        codes.filter { code in
            guard let system = try? ReferenceSystem(code) else { return false }
            return system.isDynamic && system.ensembleAccuracy == nil
        }
    }
}
