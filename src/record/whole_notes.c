#include "record/whole_notes.h"

#include "record/nest.h"

void whole_notes_add(struct whole_notes *w, const struct note *note, struct arena *a)
{
	struct str name = note_text(note->name);

	if (w->count == WHOLE_NOTES_MAX)
		return;
	for (size_t i = 0; i < w->count; i++)
		if (w->at[i].kind == note->kind && str_eq(w->at[i].name, name))
			return;
	w->at[w->count] = *note;
	w->at[w->count].name = arena_str(a, name);
	w->at[w->count].text = arena_str(a, note_text(note->text));
	w->count++;
}
