/// The keys of an area's council.
enum AuthorityKeys {
    static let code = Key.required(
        "code",
        .text(),
        "Its nine-character code.",
        example: "E06000015",
        remedy: "Give the council's code, such as 'code: E06000015'."
    )
    static let number = Key.required(
        "number",
        .text(),
        "Its number with the Department for Education, of three digits.",
        example: "831",
        remedy: "Give the council's number with the Department for Education, such as 'number: 831'."
    )
    static let name = Key.required(
        "name",
        .text(),
        "Its name in official statistics.",
        example: "Derby",
        remedy: "Give the council's name as official statistics write it."
    )
    static let regionCode = Key.required(
        "region code",
        .text(),
        "The code of its region.",
        example: "E12000004",
        remedy: "Give the region's code, such as 'region code: E12000004'."
    )
    static let region = Key.required(
        "region",
        .text(),
        "The name of its region.",
        example: "East Midlands",
        remedy: "Give the region's name, such as 'region: East Midlands'."
    )

    static let shape = Shape("authority", "A council.", [code, number, name, regionCode, region])
}
