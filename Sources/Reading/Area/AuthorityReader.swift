import Areas

/// Reads the council of an area.
enum AuthorityReader {
    /// The council; `nil` where something in it is wrong, which is then reported.
    static func read(_ field: Field) -> LocalAuthority? {
        guard let section = Section(field, AuthorityKeys.shape) else { return nil }
        let code = text(section, AuthorityKeys.code, LocalAuthority.codeFaults)
        let number = text(section, AuthorityKeys.number, LocalAuthority.numberFaults)
        let name = section.read(AuthorityKeys.name)
        let regionCode = text(section, AuthorityKeys.regionCode, LocalAuthority.regionFaults)
        let region = section.read(AuthorityKeys.region)
        guard let code, let number, let name, let regionCode, let region else { return nil }
        return LocalAuthority(code: code, number: number, name: name, regionCode: regionCode, region: region)
    }

    private static func text(
        _ section: Section,
        _ key: Key<String>,
        _ faults: (String, FieldPath) -> [Fault]
    ) -> String? {
        guard let text = section.read(key), section[key]?.keeps({ faults(text, $0) }) ?? true else { return nil }
        return text
    }
}
