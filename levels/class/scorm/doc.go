// Package scorm packs the browser version and an assignment into an archive that learning platforms take in: a content
// package of SCORM 1.2, which Moodle, Canvas, Blackboard, ILIAS and others know.
//
// The archive holds a manifest, the page, and a script that joins both sides. The script tells the platform:
//
//	cmi.core.score.raw        percent of the wanted stars, 0 to 100 with two digits; it never falls
//	cmi.core.lesson_status    "incomplete" from the beginning, "passed" when every level has its stars; it never falls
//	cmi.objectives.n          one for each chapter of the assignment: id "chapter-3", score and status
//	cmi.core.lesson_location  id of the level that was open last
//	cmi.suspend_data          the solutions, packed, so that the student goes on at any other machine; at most 4 000
//	                          characters, with a version and a check
//	cmi.core.session_time     how long the page was open
//
// It commits after every solved level and when the page is hidden, and finishes the session once, when the page goes
// away. Formats are those that Moodle's own code checks (mod/scorm/datamodels/scorm_12.js), which are the strictest known.
// Where no platform answers, the game keeps its save in the browser.
//
// SCORM.md tells teachers what to choose in Moodle. What a platform shows is what the student's browser has claimed: for
// marks that nobody can fake, collect tickets, and grade them.
//
// # What it refuses to do
//
// It copies no code of the standard's examples, has no schema files, which no platform asks for, and loosens nothing of
// the page's policy: the script is a file of its own, and asks no other host for anything.
package scorm
