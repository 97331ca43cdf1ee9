/// Which column a header names, in Spanish and English, and as receivers' programs write them.
enum ColumnSynonyms {
    /// The column for a header, or nothing when it isn't understood.
    ///
    /// Compared without case, accents, units in brackets and punctuation: `Altura elipsoidal (m)` is
    /// `altura_elipsoidal`.
    static func column(for header: String) -> SurveyColumn? {
        let name = normalized(header)
        if let column = table[name] { return column }
        for unit in ["_m", "_metros", "_metres", "_meters", "_deg", "_grados", "_dd", "_utc"] where name.hasSuffix(unit)
        {
            if let column = table[String(name.dropLast(unit.count))] { return column }
        }
        return nil
    }

    /// Whether a header is a Spanish word for a date, so that 03/04 is the third of April.
    static func isSpanishDate(_ header: String) -> Bool { normalized(header).hasPrefix("fecha") }

    static func normalized(_ header: String) -> String {
        var name = ""
        var depth = 0
        for scalar in header.unicodeScalars {
            switch scalar {
            case "(", "[": depth += 1
            case ")", "]": depth = max(depth - 1, 0)
            case _ where depth > 0: continue
            default:
                let plain = folded[scalar] ?? scalar
                if plain.properties.isAlphabetic || ("0"..."9").contains(plain) {
                    name += plain.properties.lowercaseMapping
                } else if !name.isEmpty, !name.hasSuffix("_") {
                    name += "_"
                }
            }
        }
        while name.hasSuffix("_") { name.removeLast() }
        return name
    }

    private static let folded: [Unicode.Scalar: Unicode.Scalar] = [
        "á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n", "Á": "a", "É": "e", "Í": "i", "Ó": "o",
        "Ú": "u", "Ü": "u", "Ñ": "n", "σ": "s",
    ]

    private static let table: [String: SurveyColumn] = {
        var table: [String: SurveyColumn] = [:]
        for (column, names) in names {
            for name in names.split(separator: " ") { table[String(name)] = column }
        }
        return table
    }()

    private static let names: [(SurveyColumn, String)] = [
        (
            .id,
            """
            id punto pto pt point name nombre num numero number no nro station estacion vertice point_id pointid point_name \
            point_number id_punto codigo_punto mojon monumento monument label identificador fid station_name
            """
        ),
        (.longitude, "lon long lng longitud longitude lon_wgs84 x_lon longitud_wgs84 geo_lon longitudes"),
        (.latitude, "lat latitud latitude lat_wgs84 y_lat latitud_wgs84 geo_lat"),
        (
            .easting,
            "e este easting east x coord_x coordenada_x x_utm utm_x utm_e este_utm x_gtm este_gtm coord_este coordenada_este e_utm easting_x"
        ),
        (
            .northing,
            "n norte northing north y coord_y coordenada_y y_utm utm_y utm_n norte_utm y_gtm norte_gtm coord_norte coordenada_norte n_utm northing_y"
        ),
        (.geocentricX, "x_ecef ecef_x geocentric_x x_geocentrica geoc_x"),
        (.geocentricY, "y_ecef ecef_y geocentric_y y_geocentrica geoc_y"),
        (.geocentricZ, "z_ecef ecef_z geocentric_z z_geocentrica geoc_z"),
        (.height, "altura cota height h z elev elevation elevacion alt altitude altitud ele rl nivel"),
        (
            .ellipsoidalHeight,
            """
            altura_elipsoidal h_elip h_elipsoidal ellipsoidal_height ellipsoid_height ellipsoid_h hae h_ell altura_elip \
            altitud_elipsoidal ellip_height ellipsoidal_h
            """
        ),
        (
            .orthometricHeight,
            """
            altura_ortometrica cota_ortometrica h_orto orthometric_height msl alt_msl altitude_msl msnm nmm ortometrica \
            height_msl elevacion_msnm altura_msnm cota_msnm
            """
        ),
        (
            .separation,
            "separation geoid_separation undulation ondulacion geoid_height altura_geoidal ondulacion_geoidal geoidheight"
        ),
        (
            .time,
            "time datetime date_time timestamp fecha_hora fechahora utc hora_utc_iso time_utc utc_time averaging_end instante"
        ),
        (.date, "date fecha dia day fecha_levantamiento survey_date"),
        (.timeOfDay, "hora hour time_of_day hora_local tiempo hora_utc"),
        (
            .fix,
            "fix calidad quality solution solucion solution_status fix_type tipo_fix fixtype estado_solucion status_gps gps_status tipo_solucion"
        ),
        (.rtklibQuality, "q rtklib_q"),
        (.nmeaQuality, "gga_quality fix_quality nmea_quality gps_quality gps_qual"),
        (
            .satellites,
            "sats sat satellites satelites num_sats numsats nsat ns n_sats sv svs num_satelites satellites_used"
        ),
        (.hdop, "hdop"),
        (
            .horizontalSigma,
            """
            hrms hacc sigma_h h_rms horizontal_accuracy precision_horizontal exactitud_horizontal lateral_rms hsdv hz_prec \
            horz_prec sh hrms_1s h_acc horizontal_precision sd_h rms_h error_horizontal
            """
        ),
        (
            .eastSigma,
            "sigma_e se sde sigma_este easting_rms rms_e std_e sd_e e_sigma sigma_x sx este_rms std_lon desv_e"
        ),
        (
            .northSigma,
            "sigma_n sn sdn sigma_norte northing_rms rms_n std_n sd_n n_sigma sigma_y sy norte_rms std_lat desv_n"
        ),
        (
            .upSigma,
            """
            vacc vrms sigma_u su sdu sigma_z sz v_rms sigma_v vertical_accuracy precision_vertical exactitud_vertical \
            elevation_rms height_rms std_alt sd_u vt_prec vert_prec v_acc vsdv sigma_up vertical_precision desv_u sigma_height
            """
        ),
        (
            .note,
            "note notes nota notas observacion observaciones obs comment comments comentario comentarios description descripcion desc remark remarks"
        ),
        (.referenceSystem, "crs epsg srs crs_code codigo_epsg sistema_referencia"),
        (.epoch, "epoch epoca coordinate_epoch"),
    ]
}
