/* N producers and N consumers pass K items each through a shelf for one, under a
   lock, with two condition variables. A condition is the set of those who sleep on
   it; a ring wakes any one of them. */
#define ALL (2 * N)

bit things, key;
bit room[ALL], stock[ALL];
byte sleepers[2]; /* how many sleep on room, and on stock */

/* One way to ring: wake the sleeper i. */
#define WAKE(bell, which, i) d_step { bell[i] == 1; bell[i] = 0; sleepers[which]-- }

#if N > 2
#define MORE(bell, which) :: WAKE(bell, which, 4) :: WAKE(bell, which, 5) :: WAKE(bell, which, 6) :: WAKE(bell, which, 7)
#else
#define MORE(bell, which)
#endif

#define RING(bell, which) \
	if \
	:: sleepers[which] == 0 \
	:: WAKE(bell, which, 0) :: WAKE(bell, which, 1) :: WAKE(bell, which, 2) :: WAKE(bell, which, 3) \
	MORE(bell, which) \
	fi

active [N] proctype producer()
{
	byte rounds;
	bit seen;
end:
	do
	:: d_step { rounds < K && key == 0; key = 1 }
	   do
	   :: seen = things;
	      if
	      :: d_step { seen == 0 -> skip }; break
	      :: d_step { seen == 1 -> seen = 0; key = 0; room[_pid] = 1; sleepers[0]++ }
	         d_step { room[_pid] == 0 && key == 0; key = 1 }
	      fi
	   od;
	   things = 1;
	   RING(stock, 1);
	   d_step { key = 0; rounds++ }
	od
}

active [N] proctype consumer()
{
	byte rounds;
	bit seen;
end:
	do
	:: d_step { rounds < K && key == 0; key = 1 }
	   do
	   :: seen = things;
	      if
	      :: d_step { seen == 1 -> seen = 0 }; break
	      :: d_step { seen == 0 -> key = 0; stock[_pid] = 1; sleepers[1]++ }
	         d_step { stock[_pid] == 0 && key == 0; key = 1 }
	      fi
	   od;
	   things = 0;
	   RING(room, 0);
	   d_step { key = 0; rounds++ }
	od
}
