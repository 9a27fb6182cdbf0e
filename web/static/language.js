// Before anything is shown: an address without a language is read in the one chosen before, else in the first of the browser's that there
// is. And a tap on another language is remembered, also one that comes before the app has started. Plain ES5, since old browsers read it.
(function () {
	var REMEMBERED = 'unknot-language';
	var spoken = document.currentScript.getAttribute('data-languages').split(' ');

	document.addEventListener('click', function (event) {
		var link = event.target.closest && event.target.closest('a[hreflang]');
		if (link) remember(link.hreflang);
	});

	var path = location.pathname;
	// The first of them has no prefix; one of the others in the address was meant.
	if (spoken.indexOf(path.split('/')[1]) > 0) return;
	var chosen = remembered();
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

	// Storage may be full or forbidden: then the browser's language is taken each time.
	function remembered() {
		try {
			return localStorage.getItem(REMEMBERED);
		} catch (error) {
			return error && null;
		}
	}

	function remember(tag) {
		try {
			localStorage.setItem(REMEMBERED, tag);
		} catch (error) {
			return error && null;
		}
	}
})();
