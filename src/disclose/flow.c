#include "disclose/flow.h"

#include "base/arena.h"

#include <string.h>

struct flow flow_new(struct arena *a, size_t rows, size_t cols)
{
	struct flow f = {.rows = rows, .cols = cols, .nodes = rows + cols};

	f.room = arena_array(a, f.nodes * f.nodes, sizeof *f.room);
	f.left = arena_array(a, f.nodes * f.nodes, sizeof *f.left);
	f.from = arena_array(a, f.nodes, sizeof *f.from);
	f.queue = arena_array(a, f.nodes, sizeof *f.queue);
	return f;
}

/* Cells run from their row to their column; totals of one row or column run back. */
static void ends(const struct flow *f, size_t row, size_t col, size_t *tail, size_t *head)
{
	bool back = (row + 1 == f->rows) != (col + 1 == f->cols);

	*tail = back ? f->rows + col : row;
	*head = back ? row : f->rows + col;
}

void flow_let(struct flow *f, size_t row, size_t col, int64_t up, int64_t down)
{
	size_t tail, head;

	ends(f, row, col, &tail, &head);
	f->room[tail * f->nodes + head] = up;
	f->room[head * f->nodes + tail] = down;
}

/* Looks for a shortest way with something left on every stretch; from[] leads back along it. */
static bool find_way(struct flow *f, size_t source, size_t sink)
{
	size_t done = 0, queued = 0;

	for (size_t i = 0; i < f->nodes; i++)
		f->from[i] = f->nodes;
	f->from[source] = source;
	f->queue[queued++] = source;
	while (done < queued) {
		size_t at = f->queue[done++];

		for (size_t to = 0; to < f->nodes; to++) {
			if (f->from[to] != f->nodes || f->left[at * f->nodes + to] <= 0)
				continue;
			f->from[to] = at;
			if (to == sink)
				return true;
			f->queue[queued++] = to;
		}
	}
	return false;
}

static void take(int64_t *left, int64_t amount)
{
	if (*left < COUNTS_ENDLESS)
		*left -= amount;
}

/* Sends what goes along the way that was found, at most `enough`. */
static int64_t send(struct flow *f, size_t source, size_t sink, int64_t enough)
{
	int64_t amount = enough;

	for (size_t to = sink; to != source; to = f->from[to]) {
		int64_t left = f->left[f->from[to] * f->nodes + to];

		amount = left < amount ? left : amount;
	}
	for (size_t to = sink; to != source; to = f->from[to]) {
		take(&f->left[f->from[to] * f->nodes + to], amount);
		take(&f->left[to * f->nodes + f->from[to]], -amount);
	}
	return amount;
}

/* The most that can go from the one node to the other without the stretch between them. */
static int64_t greatest(struct flow *f, size_t source, size_t sink, int64_t enough)
{
	int64_t sum = 0;

	f->cut = false;
	if (enough <= 0)
		return 0;
	memcpy(f->left, f->room, f->nodes * f->nodes * sizeof *f->left);
	f->left[source * f->nodes + sink] = f->left[sink * f->nodes + source] = 0;
	while (sum < enough && find_way(f, source, sink))
		sum += send(f, source, sink, enough - sum);
	f->cut = sum < enough;
	return sum;
}

static int64_t least_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

int64_t flow_up(struct flow *f, size_t row, size_t col, int64_t enough)
{
	size_t tail, head;

	ends(f, row, col, &tail, &head);
	return greatest(f, head, tail, least_of(enough, f->room[tail * f->nodes + head]));
}

int64_t flow_down(struct flow *f, size_t row, size_t col, int64_t enough)
{
	size_t tail, head;

	ends(f, row, col, &tail, &head);
	return greatest(f, tail, head, least_of(enough, f->room[head * f->nodes + tail]));
}

bool flow_crosses(const struct flow *f, size_t row, size_t col)
{
	return f->cut && (f->from[row] == f->nodes) != (f->from[f->rows + col] == f->nodes);
}
