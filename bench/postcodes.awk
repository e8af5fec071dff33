# Postcodes of made-up episodes (columns HOME_POST and PL_POST), and others up to `want` in all, like
# the country's own: some 245 of the 400 that a sector can have, in a square kilometre of one authority.
BEGIN { FS = ","; OFS = ","; print "pcd", "laua", "oseast1m", "osnrth1m"; usual = "ABDEFGHJLNPQRSTUWXYZ" }
function add(code,    sector, s) {
	if (code == "" || code in seen) return
	seen[code] = 1
	n++
	sector = substr(code, 1, length(code) - 2)
	if (!(sector in number)) number[sector] = ++sectors
	s = number[sector]
	print code, s % 3 ? "E07000148" : "E06000001", 300000 + s * 7 % 300 * 1000 + n * 7 % 1000, \
		150000 + s * 11 % 400 * 1000 + n * 11 % 1000
}
FNR > 1 { add($11); add($12) }
END {
	for (area = 0; n < want && area < 26; area++)
		for (district = 10; n < want && district < 100; district++)
			for (unit = 0; n < want && unit < 2450; unit++)
				add(sprintf("Y%c%d %d%s%s", 65 + area, district, unit % 10,
					substr(usual, 1 + int(unit / 10) % 20, 1), substr(usual, 1 + int(unit / 200), 1)))
}
