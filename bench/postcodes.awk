# Postcodes of made-up episodes (columns HOME_POST and PL_POST), and others up to `want` in all.
BEGIN { FS = ","; OFS = ","; print "pcd", "laua", "oseast1m", "osnrth1m" }
function add(code) {
	if (code == "" || code in seen) return
	seen[code] = 1
	n++
	print code, n % 3 ? "E07000148" : "E06000001", 300000 + n * 7 % 300000, 150000 + n * 11 % 400000
}
FNR > 1 { add($11); add($12) }
END {
	for (area = 0; n < want && area < 26; area++)
		for (district = 10; n < want && district < 100; district++)
			for (unit = 0; n < want && unit < 1160; unit++)
				add(sprintf("Y%c%d %d%c%c", 65 + area, district, unit % 10, 65 + int(unit / 10) % 26, 65 + int(unit / 260)))
}
