public import ArgumentParser
public import GeoTypes

extension GeographicBox: ExpressibleByArgument {
    /// `W,S,E,N` in degrees.
    public init?(argument: String) {
        let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map {
            Double($0.filter { !$0.isWhitespace })
        }
        guard numbers.count == 4, let west = numbers[0], let south = numbers[1], let east = numbers[2],
            let north = numbers[3], west <= east, south <= north, west >= -180, east <= 180, south >= -90, north <= 90
        else { return nil }
        self.init(west: west, south: south, east: east, north: north)
    }
}
