"""Every page and every state of it as pictures, to be looked at beside each other: `python -m tests.shots OUT`."""
