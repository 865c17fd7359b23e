/* The counter with a lock around each round: four transitions a round. */
byte total;
bit key;

active [N] proctype worker()
{
	byte seen, rounds;
end:
	do
	:: d_step { rounds < K && key == 0; key = 1 }
	   seen = total;
	   d_step { total = seen + 1; seen = 0 }
	   d_step { key = 0; rounds++ }
	od
}
