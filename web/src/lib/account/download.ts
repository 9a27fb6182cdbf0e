/** Hands a file to the person: to the downloads, or where the browser asks. Nothing leaves the device. */
export function download(blob: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	// Safari reads the address a little later.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
