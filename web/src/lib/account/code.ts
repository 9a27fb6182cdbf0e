/** The eight characters of an invitation as a person types them: case, spaces and dashes do not matter. */
export function typedCode(text: string): string {
	return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

export const CODE_LENGTH = 8;
