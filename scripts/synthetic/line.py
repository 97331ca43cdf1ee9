"""The line of samples/osm_dense.geojson: sectors, chainage from their first vertex, geodesics on WGS 84.

Geodesics after Vincenty (Survey Review 1975), good to 0.1 mm over these lengths.
"""
import math
import sys

ATTRIBUTION = "© OpenStreetMap contributors (ODbL 1.0)"

# WGS 84
A = 6378137.0
F = 1 / 298.257223563
B = A * (1 - F)


def series(u2):
    a = 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
    b = u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
    return a, b


def delta_sigma(b, sin_s, cos_s, cos_2m):
    return b * sin_s * (cos_2m + b / 4 * (cos_s * (2 * cos_2m ** 2 - 1)
                        - b / 6 * cos_2m * (4 * sin_s ** 2 - 3) * (4 * cos_2m ** 2 - 3)))


def inverse(p, q):
    """Length in metres and azimuth at p in degrees of the geodesic between two (longitude, latitude)."""
    if p == q:
        return 0.0, 0.0
    u1, u2 = (math.atan((1 - F) * math.tan(math.radians(t[1]))) for t in (p, q))
    difference = lam = math.radians(q[0] - p[0])
    for _ in range(100):
        x = math.cos(u2) * math.sin(lam)
        y = math.cos(u1) * math.sin(u2) - math.sin(u1) * math.cos(u2) * math.cos(lam)
        sin_s, cos_s = math.hypot(x, y), math.sin(u1) * math.sin(u2) + math.cos(u1) * math.cos(u2) * math.cos(lam)
        s = math.atan2(sin_s, cos_s)
        sin_a = math.cos(u1) * math.cos(u2) * math.sin(lam) / sin_s
        cos2_a = 1 - sin_a ** 2
        cos_2m = cos_s - 2 * math.sin(u1) * math.sin(u2) / cos2_a
        c = F / 16 * cos2_a * (4 + F * (4 - 3 * cos2_a))
        before, lam = lam, difference + (1 - c) * F * sin_a * (
            s + c * sin_s * (cos_2m + c * cos_s * (2 * cos_2m ** 2 - 1)))
        if abs(lam - before) < 1e-13:
            break
    a, b = series(cos2_a * (A ** 2 - B ** 2) / B ** 2)
    return B * a * (s - delta_sigma(b, sin_s, cos_s, cos_2m)), math.degrees(math.atan2(x, y))


def direct(p, azimuth, metres):
    """The (longitude, latitude) so many metres from p along a geodesic."""
    u1, alpha = math.atan((1 - F) * math.tan(math.radians(p[1]))), math.radians(azimuth)
    s1 = math.atan2(math.tan(u1), math.cos(alpha))
    sin_a = math.cos(u1) * math.sin(alpha)
    cos2_a = 1 - sin_a ** 2
    a, b = series(cos2_a * (A ** 2 - B ** 2) / B ** 2)
    s = metres / (B * a)
    for _ in range(100):
        cos_2m = math.cos(2 * s1 + s)
        before, s = s, metres / (B * a) + delta_sigma(b, math.sin(s), math.cos(s), cos_2m)
        if abs(s - before) < 1e-14:
            break
    cos_2m = math.cos(2 * s1 + s)
    x = math.sin(u1) * math.sin(s) - math.cos(u1) * math.cos(s) * math.cos(alpha)
    latitude = math.atan2(math.sin(u1) * math.cos(s) + math.cos(u1) * math.sin(s) * math.cos(alpha),
                          (1 - F) * math.hypot(sin_a, x))
    lam = math.atan2(math.sin(s) * math.sin(alpha),
                     math.cos(u1) * math.cos(s) - math.sin(u1) * math.sin(s) * math.cos(alpha))
    c = F / 16 * cos2_a * (4 + F * (4 - 3 * cos2_a))
    lon = lam - (1 - c) * F * sin_a * (
        s + c * math.sin(s) * (cos_2m + c * math.cos(s) * (2 * cos_2m ** 2 - 1)))
    return p[0] + math.degrees(lon), math.degrees(latitude)


class Sector:
    """A feature of the boundary file, with chainage from its first vertex."""

    def __init__(self, feature):
        self.id = feature["properties"]["segment_id"]
        self.neighbour = feature["properties"]["neighbour"]
        self.points = [tuple(p) for p in feature["geometry"]["coordinates"]]
        self.legs = [inverse(p, q) for p, q in zip(self.points, self.points[1:])]
        self.starts = [0.0]
        for length, _ in self.legs:
            self.starts.append(self.starts[-1] + length)
        self.length = self.starts[-1]
        stated = feature["properties"]["length_km"]
        if abs(self.length / 1000 - stated) > 0.001:
            sys.exit(f"make-samples: {self.id} is {self.length / 1000:.4f} km long, the file says {stated}")

    def at(self, chainage, offset=0.0):
        """The place at a chainage, so many metres to the left of the line."""
        k = next((i for i, s in enumerate(self.starts[1:]) if chainage <= s), len(self.legs) - 1)
        azimuth = self.legs[k][1]
        foot = direct(self.points[k], azimuth, chainage - self.starts[k])
        return direct(foot, azimuth - 90, offset) if offset else foot


def moved(place, east, north):
    return direct(place, math.degrees(math.atan2(east, north)), math.hypot(east, north))


def height_at(place):
    """An invented but smooth ellipsoidal height, metres."""
    return 310 + 140 * math.sin(place[0] * 21) + 90 * math.cos(place[1] * 17)
