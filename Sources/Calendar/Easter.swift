extension Day {
    /// Easter Sunday of a Gregorian year.
    ///
    /// Exact for every year from 1583; whole-number arithmetic only.
    ///
    /// Source: the algorithm sent without a name to Nature ("To find Easter", Nature 13, 1876, p. 487), as J. Meeus gives
    /// it in Astronomical Algorithms (1991), chapter 8.
    public static func easterSunday(_ year: Int) -> Day {
        let a = year % 19
        let (b, c) = year.quotientAndRemainder(dividingBy: 100)
        let (d, e) = b.quotientAndRemainder(dividingBy: 4)
        let f = (b + 8) / 25
        let g = (b - f + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = c.quotientAndRemainder(dividingBy: 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let (month, dayLessOne) = (h + l - 7 * m + 114).quotientAndRemainder(dividingBy: 31)
        return Day(year: year, month: month, day: dayLessOne + 1)
    }
}
