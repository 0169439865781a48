"""A Document becomes pages: one grid, one table of measures, two writers; knows neither records nor the store."""
