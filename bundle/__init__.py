"""The app and one build of the index as a folder and an archive: runs without what builds."""
