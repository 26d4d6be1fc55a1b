"""The acts on a département's programme: settings, places, accounts, coordinators."""
