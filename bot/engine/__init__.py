"""The engine decides *when* a key runs; what happens then is the store's and the courier's."""
