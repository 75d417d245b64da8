"""Step 4: the role matrix. Who does, decides, stands in, helps, thinks along and hears, task by task."""
