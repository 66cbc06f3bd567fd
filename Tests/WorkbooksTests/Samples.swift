import Foundation

/// Small files that other programs have made.
enum Samples {
    /// A ZIP container by Python 3.11's `zipfile`: `stored.txt` ("as it is"), `folder/deflated.txt` (40 times "again
    /// "), and the remark "a remark".
    static let zip = bytes(
        """
        UEsDBBQAAAAAAAAAIVazJE6WCAAAAAgAAAAKAAAAc3RvcmVkLnR4dGFzIGl0IGlzUEsDBBQAAAAIAAAAIVbo5elZCwAAAPAAAAATAAAA
        Zm9sZGVyL2RlZmxhdGVkLnR4dEtMT8zMU0gcMSQAUEsBAhQDFAAAAAAAAAAhVrMkTpYIAAAACAAAAAoAAAAAAAAAAAAAAIABAAAAAHN0
        b3JlZC50eHRQSwECFAMUAAAACAAAACFW6OXpWQsAAADwAAAAEwAAAAAAAAAAAAAAgAEwAAAAZm9sZGVyL2RlZmxhdGVkLnR4dFBLBQYA
        AAAAAgACAHkAAABsAAAACABhIHJlbWFyaw==
        """
    )

    /// Two members by Python 3.11's `gzip`: 20 times "first ", 20 times "second ".
    static let gzip = bytes(
        """
        H4sIAAAAAAACA0vLLCouUUijOwkA1to/VXgAAAAfiwgAAAAAAAIDK05Nzs9LUSgeDBQAG2Tx0IwAAAA=
        """
    )

    /// A workbook by openpyxl 3.1, without its theme: sheets Figures, Hidden (hidden) and Notes.
    ///
    /// Figures: B2 "Service & place", C2 1234, D2 0.125, E2 true, B3 "Under five" in two runs, C3 the date 30 September
    /// 2023, D3 29 February 2024 13:45, E3 a formula without a value, AB40 "far".
    static let workbook = bytes(
        """
        UEsDBBQAAAAIACNbel3olZjM4AEAAMYDAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDEueG1sbVNNc5swEP0rGh16tPgwSe0AM7bTTnvoTCae
        tGcBi9FEICLJ0P77rkRMsCdc2I+3y3u7Szoq/WoaAEv+trIzGW2s7beMmbKBlpuV6qHDTK10yy26+sRMr4FXvqiVLAqCO9Zy0dE89bEnnafq
        bKXo4EkTc25brv/tQaoxoyG9BJ7FqbE+wPK05yc4gn3psQBdNvepRAudEaojGuqM7qPtbr8OfI3H/BYwmoVNnJxCqVfn/KwyGjhWIKG0rgnH
        1wAHkDKjO8flzbfdTSzY3GZpX9p/9xNAggU3cFDyj6hsk9GvlFRQ87O0z2r8Ae+qkg+Kj9zyPNVqJDqjEdIpnbGPKEGg6NyYjlZjXOCXbH4E
        PYgSyBfe9g+kl7yElFkk5NKsfC8/YLnx08MmbvJDHkbxOmXDAvQYLdLBKoyS6/y3KV9M5XOOIdeZcDwTjj8ljDvyl7M1PTLNKJ6GQQVA85eu
        Ak0m7toDtdtoQQYuL3tnPmTzGrcyI2+Uxl7pUso6CTebG6kTKr5CxUm4Su6jTXjnnxvxTlmdhyxIWY14T+dW/Tq4yJ/O7tON1Vxfb2hqwRbb
        d/f9i+uT6AyRUGObYHWPN6Knc5kcq3o/l0JZq1pvNvifgXYAzNdK2dlxbOdfN/8PUEsDBBQAAAAIACNbel3ZGJkCOAEAABACAAAYAAAAeGwv
        d29ya3NoZWV0cy9zaGVldDIueG1sTVJNT8MwDP0rVY4clg6JD01tpTGE4IA0bQLOWeu20ZK4JB6Ff4+T7usQ1c/xe892U4zo96EHoOzXGhdK
        0RMNCylD3YNVYYYDOL5p0VtFDH0nw+BBNYlkjbzN83tplXaiKlJu7asCD2S0g7XPwsFa5f+ewOBYirk4JTa66yklZFUMqoMt0MfABIbyrNNo
        Cy5odJmHthTL+WI5MVLFp4YxXMVZHGaHuI/grSlFHnsCAzVFCcWfH1iBMVGJO/k+ioqLaWRexyf5lzQ/t7dTAVZovnRDfSkeRdZAqw6GNji+
        wnGmu0uLz4pUVXgcMx+HrYo6BtGSC7WLS9qS57xmJ6puCklsH4Gs+TDx1M2kFDf1rnynXcgMtCySzx7Yz0/WEyAc0mZ3SIQ2hT3/MfCxgO9b
        RDqDOPr5EVT/UEsDBBQAAAAIACNbel1NpDptQwEAABYCAAAYAAAAeGwvd29ya3NoZWV0cy9zaGVldDMueG1sTVJJbsMwDPyKoQdEToEuCGwD
        aYouhwJBgrZnxaZtIZLoSkzdvqa/6AfysVJ2toNgDsUZDmllPfptaAEo+bbGhVy0RN1MylC2YFWYYAeOb2r0VhFD38jQeVDVQLJGXqXpjbRK
        O1FkQ27piwx3ZLSDpU/Czlrlf+7BYJ+LqTgmVrppaUjIIutUA2ugt44JDOVJp9IWXNDoEg91LubT2XxkDBXvGvpwESdxmA3iNoKXKhdp9AQG
        SooSij9fsABjohI7+TyIinPTyLyMj/KPw/xsb6MCLNB86IraXNyJpIJa7QytsH+Gw0zXZ4sPilSReewTH4ctsjIGsSUXaheXtCbPec2dqHjy
        +7/9L2SS2ERMyZIP04+eRr24r1flG+1CYqBmqXRyy139aGAEhN2w3w0SoR3Clv8b+FjA9zUinUBcwOkpFP9QSwMEFAAAAAgAI1t6XStcVHyN
        AgAA2gsAAA0AAAB4bC9zdHlsZXMueG1s3VZLb9swDP4rhu+bnbgV7CLOYQYKDNiGAu1hVyWSEwF6eLJcJPv1EyU1j7bM0GK9zEEgPvTxo0gq
        zmJ0e8nvt5y7bKekHtt869xwUxTjessVHT+bgWvv6Y1V1HnVbopxsJyyEUBKFvOyJIWiQufLhZ7UrXJjtjaTdm0+P5iyuHxlbT4jV3kWw3WG
        8Tbf++eTUp8Yy7PiVcA1Bsi2N0rdjGMAFol9ueiNPiYxy6PBR6aKZ49UtnlHpVhZEWA9VULuo30eLGsjjc2cPz8HOJjG33HDLKlQnBRLCW1s
        TCDShAWyEFKelQIMy8VAneNW33olgoL1pS/JD/vBZ7GxdD+bX+cniLB4mpWxjNuz40bTciF57wBhxWYbBGcGWFbGOaNAYoJujKYxkydYEnzs
        NZfyHibkZ39GsOtP+lNCd/RB9FklMYZJChCchovBT+JevS/uIB6N+zL5A+mg/5qM43eW92IX9F1/TOAsfPWx4dOYfyTB9T8nKFJPTjp/1veD
        NYO71OY/4FbKkxirSUgndNK2gjGuX7bfx3d05X93zgj8LsZ7Okn3cHC2+VH+zpmYVHPYdQcHS7uO8jeY9Rk5XmRPJjTjO866pNrNKoiZFzxt
        egLiues2PIgLRUUn4gInyoWmgaIiDuX6H89VlxcyrMsLGdYlEhBF1Tgq4l51deGDciGoxj/IkZumqghBy9t1r6fRoTUkBL5IwBo/MiEoF7C9
        tfIXBuDC2PxlNuryPWNTv3mwY4HfWnlwITUETNMgA4ByAQZtCjpRkATCBaOGoKoK+oxmiF7zC66mQV0wpMj0EoIVisAH6Rd6iaqqaQiOQtKo
        KtQFF/aCC00DEkFdVRVfpM/eZ8XTe644/ptf/gFQSwMEFAAAAAgAI1t6XbdH64rAAAAAFgIAAAsAAABfcmVscy8ucmVsc52SS24CMQxArxJl
        X0ypxAIxrNiwQ4gLuInno5nEkWPE9PaN2MAgaBFL/56eLa8PNKB2HHPbpWzGMMRc2VY1rQCyaylgnnGiWCo1S0AtoTSQ0PXYECzm8yXILcNu
        1rdMc/xJ9AqR67pztGV3ChT1Afiuw5ojSkNa2XGAM0v/zdzPCtSana+s7PynNfCmzPP1IJCiR0VwLPSRpEyLdpSvPp7dvqTzpWNitHjf6P/z
        0KgUPfm/nTClidLXRQkmb7D5BVBLAwQUAAAACAAjW3pdR6/ewVMBAACmAgAADwAAAHhsL3dvcmtib29rLnhtbI1R0W7CMAz8lSofsELZkIYo
        L0MMpIlNY+I9NC61SOIqcWHj65e0g1VCmvbk+Gyf75zpidxhR3RIPo22fuJyUTHXkzT1RQVG+juqwYZaSc5IDqnbp1SWWMCcisaA5TQbDMap
        Ay0ZyfoKay86tv9w+dqBVL4CYKM7KiPRitn0ouzNJWk/I4YibopoRLYIJ//bENPkiB53qJG/ctG+NYjEoEWDZ1C5GIjEV3RaksMzWZZ6UzjS
        OhfDrrAFx1jcwJso80PufIuw3L1Hz7kYDwJhic5z29HyyyDyCKG5yxqmBWoGN5cMz46aGu2+pQk20p6P9hSXmFhpIBcL3DcOfBQRwJXqBHFg
        6tlzEwwFt1IdZ39+iUqB7Y1n1/Hqp3Sdzm6m1+Hi/d2jP3aPOj8XEwpKtKDWgcfHQjhpEf4zhtZFdv8wfAyna7R+CtirfSGprle5fOnsG1BL
        AwQUAAAACAAjW3pdCwhdBrwAAAAfAwAAGgAAAHhsL19yZWxzL3dvcmtib29rLnhtbC5yZWxzzZM5DoMwEEWvYvkADEuSIoJUaWgjLmDBsIjF
        lmeiwO2DoABLKdKgpLL+WH7/FeP4gZ3iRg9UN4bE2HcDJbJmNlcAymvsFXna4DDflNr2iudoKzAqb1WFEPr+BeyeIW/xnimyyeA3RF2WTY53
        nT97HPgDGF7atlQjshSZshVyImHstjHBcgTeTJYiLRJp0yKQAn5tFDpG4R8YRY5RdKQR8dQhbTprdvpPR/bz/Ba3+iWuQ3dRzosEOP/h9gZQ
        SwMEFAAAAAgAI1t6Xdv7zo8jAQAA6QQAABMAAABbQ29udGVudF9UeXBlc10ueG1szZRNbsIwEIWvEmWLEgOVuqgIm7bblkUv4NoTYsV/8gw0
        3L6TpLCoKBSB1G5ixfPmfc8eJYu3XQTMOmc9VnlDFB+EQNWAk1iGCJ4rdUhOEr+mtYhStXINYj6d3gsVPIGngnqPfLl4glpuLGXPHW+jCb7K
        E1jMs8dR2LOqXMZojZLEdbH1+hul+CKU3DlosDERJyzIM3EUMZR+JOwbX7eQktGQrWSiF+lYJjorkHYWsDztcSRlqGujQAe1cdxSYkwgNTYA
        5Gw5mk7OoIkvGcbn7OoAg81JIktXKUTkqSW4nLcfS99dRDaCRObMIQ9I9r76hNBPXIP+LZxv+COkdpgJimGZ3XjOB/9Lg8z/S5C7vwzyHkJ7
        6y+vX0snjT8EEMMfbvkJUEsBAhQDFAAAAAgAI1t6XeiVmMzgAQAAxgMAABgAAAAAAAAAAAAAAIABAAAAAHhsL3dvcmtzaGVldHMvc2hlZXQx
        LnhtbFBLAQIUAxQAAAAIACNbel3ZGJkCOAEAABACAAAYAAAAAAAAAAAAAACAARYCAAB4bC93b3Jrc2hlZXRzL3NoZWV0Mi54bWxQSwECFAMU
        AAAACAAjW3pdTaQ6bUMBAAAWAgAAGAAAAAAAAAAAAAAAgAGEAwAAeGwvd29ya3NoZWV0cy9zaGVldDMueG1sUEsBAhQDFAAAAAgAI1t6XStc
        VHyNAgAA2gsAAA0AAAAAAAAAAAAAAIAB/QQAAHhsL3N0eWxlcy54bWxQSwECFAMUAAAACAAjW3pdt0frisAAAAAWAgAACwAAAAAAAAAAAAAA
        gAG1BwAAX3JlbHMvLnJlbHNQSwECFAMUAAAACAAjW3pdR6/ewVMBAACmAgAADwAAAAAAAAAAAAAAgAGeCAAAeGwvd29ya2Jvb2sueG1sUEsB
        AhQDFAAAAAgAI1t6XQsIXQa8AAAAHwMAABoAAAAAAAAAAAAAAIABHgoAAHhsL19yZWxzL3dvcmtib29rLnhtbC5yZWxzUEsBAhQDFAAAAAgA
        I1t6Xdv7zo8jAQAA6QQAABMAAAAAAAAAAAAAAIABEgsAAFtDb250ZW50X1R5cGVzXS54bWxQSwUGAAAAAAgACAAMAgAAZgwAAAAA
        """
    )

    private static func bytes(_ base64: String) -> Data {
        Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data()
    }
}
