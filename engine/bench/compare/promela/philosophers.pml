/* N philosophers eat once each. With ORDERED the last one takes his right fork
   first. */
bit fork[N];

active [N] proctype philosopher()
{
	byte left, right;
	d_step {
		left = _pid; right = (_pid + 1) % N;
#ifdef ORDERED
		if
		:: _pid == N - 1 -> left = 0; right = N - 1
		:: else
		fi
#endif
	}
	d_step { fork[left] == 0; fork[left] = 1 }
	d_step { fork[right] == 0; fork[right] = 1 }
	fork[right] = 0;
	d_step { fork[left] = 0; left = 0; right = 0 }
end:
	false
}
