/* N workers, K times each: read the counter, write one more. The leanest model:
   two transitions a round, no exit, and nothing is remembered that is not needed. */
byte total;

active [N] proctype worker()
{
	byte seen, rounds;
end:
	do
	:: d_step { rounds < K; seen = total }
	   d_step { total = seen + 1; seen = 0; rounds++ }
	od
}
