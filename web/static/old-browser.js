// Plain ES5, since the browsers it speaks to read nothing newer: those before Safari 16.4, Chrome 109, Firefox 115.
(function () {
	var able =
		'noModule' in document.createElement('script') &&
		'CompressionStream' in window &&
		'structuredClone' in window &&
		'BroadcastChannel' in window &&
		'inert' in document.documentElement;
	if (able) return;
	document.getElementById('old-browser').hidden = false;
	document.documentElement.className += ' old';
})();
