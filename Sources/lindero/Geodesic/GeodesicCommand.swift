import ArgumentParser

struct GeodesicCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "geodesic",
        abstract: localised(
            "Lengths, azimuths and areas on the ellipsoid.", "Longitudes, azimutes y áreas sobre el elipsoide."),
        discussion: localised(
            """
            EXAMPLES
              echo -92.14 15.01 -89.15 17.82 | lindero geodesic inverse
              echo -92.14 15.01 45.5 12000 | lindero geodesic direct --ellipsoid clrk66
              lindero geodesic length line.txt --ellipsoid GRS80
              lindero geodesic area parcels.txt --ellipsoid 6378137,298.257222101
              echo -91.73 16.07 -90.45 16.07 | lindero geodesic points --parts 20

            Longitude before latitude, azimuths clockwise from north, degrees and metres. Algorithms of C. F. F. Karney:
            distances are good to 15 nm. A line that can't be used gives * (exit 3).
            """,
            """
            EJEMPLOS
              echo -92.14 15.01 -89.15 17.82 | lindero geodesic inverse
              echo -92.14 15.01 45.5 12000 | lindero geodesic direct --ellipsoid clrk66
              lindero geodesic length linea.txt --ellipsoid GRS80
              lindero geodesic area parcelas.txt --ellipsoid 6378137,298.257222101
              echo -91.73 16.07 -90.45 16.07 | lindero geodesic points --parts 20

            Longitud antes de latitud, azimutes desde el norte en sentido horario, grados y metros. Algoritmos de
            C. F. F. Karney: distancias exactas a 15 nm. Una línea que no sirve da * (salida 3).
            """),
        subcommands: [
            GeodesicInverseCommand.self, GeodesicDirectCommand.self, GeodesicLengthCommand.self,
            GeodesicAreaCommand.self, GeodesicPointsCommand.self,
        ])
}
