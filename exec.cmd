@rem Scripts of package.json say "exec", so that signals reach Node itself; Windows has no exec.
@%*
