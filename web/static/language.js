// Before anything is shown: an address without a language is read in the one chosen before, else in the first of the browser's that there
// is. Plain ES5, since old browsers read it too.
(function () {
	var spoken = document.currentScript.getAttribute('data-languages').split(' ');
	var path = location.pathname;
	// The first of them has no prefix; one of the others in the address was meant.
	if (spoken.indexOf(path.split('/')[1]) > 0) return;
	var chosen = null;
	try {
		chosen = localStorage.getItem('unknot-language');
		// eslint-disable-next-line @typescript-eslint/no-unused-vars -- ES5 wants a name here
	} catch (error) {
		// A browser that stores nothing says what it likes each time.
	}
	var liked = chosen ? [chosen] : navigator.languages || [navigator.language];
	for (var i = 0; i < liked.length; i++) {
		var found = spokenLike(liked[i]);
		if (!found) continue;
		if (found !== spoken[0])
			location.replace('/' + found + (path === '/' ? '' : path) + location.search + location.hash);
		return;
	}

	function spokenLike(tag) {
		if (spoken.indexOf(tag) >= 0) return tag;
		var plain = tag.split('-')[0];
		for (var i = 0; i < spoken.length; i++) if (spoken[i].split('-')[0] === plain) return spoken[i];
		return null;
	}
})();
