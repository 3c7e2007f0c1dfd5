"""The muscle's equations as they stand in the reference, for scipy's solver, pulse by pulse.

Written apart from the product: calcium is a state here, not a closed form, and nothing is shared.
"""

import numpy as np
from scipy.integrate import solve_ivp

DING_2003 = {"tc": 0.020, "A0": 3009.0, "tau1": 0.050957, "tau2": 0.060, "Km": 0.103}
FATIGUE = {"tf": 127.0, "aA": -0.4, "aT": 2.1e-5, "aK": 1.9e-5}


class Solver:
    """One muscle; `tires` switches the fatigue, `follows` lets R0 follow Km.

    bounded: no fibre tires by more than the force of full recruitment, which is a state of its own.
    """

    def __init__(
        self, *, tires=False, follows=False, bounded=False, method="DOP853", rtol=1e-10, **constants
    ):
        self.c = DING_2003 | FATIGUE | constants
        self.tires, self.follows, self.bounded = tires, follows, bounded
        self.how = {"method": method, "rtol": rtol, "atol": rtol * 1e-2}

    def forces(self, onset, at, recruited=1.0, lam=1.0, scale=1.0):
        """Force at rising times; scale: what a phase duration does to A, which does not rest."""
        each = [np.broadcast_to(x, len(onset)) for x in (recruited, lam, scale)]
        state = np.array([0.0, 0.0, 0.0, self.c["A0"], self.c["tau1"], self.c["Km"], 0.0])
        found, last = np.zeros(len(at)), -np.inf
        ends = [*onset[1:], max(at[-1], onset[-1]) + 1e-6]
        for start, end, r, factor, part in zip(onset, ends, *each, strict=True):
            km = state[5] if self.follows else self.c["Km"]
            state[1] += factor * (1.0 + (km + 0.04) * np.exp(-(start - last) / self.c["tc"]))
            inside = (at >= start) & (at < end)
            times = np.append(at[inside], end)
            solved = solve_ivp(
                self._slope, (start, end), state, t_eval=times, args=(r, part), **self.how
            )
            found[inside], state, last = solved.y[2, :-1], solved.y[:, -1], start
        return found

    def _slope(self, _time, state, r, part):
        c = self.c
        cn, total, force, a, tau1, km, full = state
        m = cn / (km + cn)
        slope = [
            (total - cn) / c["tc"],
            -total / c["tc"],
            r * part * a * m - force / (tau1 + c["tau2"] * m),
        ]
        if not self.tires:
            return [*slope, 0.0, 0.0, 0.0, 0.0]
        load = force / r if r > 0.0 else 0.0
        load = min(load, full) if self.bounded else load
        rest = ((c["A0"], c["aA"], a), (c["tau1"], c["aT"], tau1), (c["Km"], c["aK"], km))
        tired = [gain * load - (now - at_rest) / c["tf"] for at_rest, gain, now in rest]
        return [*slope, *tired, part * a * m - full / (tau1 + c["tau2"] * m)]
