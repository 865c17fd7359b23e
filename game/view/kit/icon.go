package kit

import "lostupdate/game/draw"

// Icon names a small picture in one colour. Icons are drawn, not written, so that they look the same everywhere.
type Icon uint8

const (
	NoIcon Icon = iota
	IconMenu
	IconBack
	IconClose
	IconHelp
	IconSettings
	IconMap
	IconLanguage
	IconUndo
	IconRedo
	IconReset
	IconPlay
	IconPause
	IconStepBack
	IconStepForward
	IconToStart
	IconToEnd
	IconFaster
	IconSlower
	IconHint
	IconCode
	IconEngineer
	IconSaboteur
	IconStar
	IconStarEmpty
	IconCheck
	IconCross
	IconWarning
	IconTrash
	IconNext
	IconUp
	IconDown
	IconLeft
	IconRight
	IconPlus
	IconMinus
	IconTools
	IconInspect
	IconTimeline
	IconKey
	IconCopy
	IconQuit
	IconWorker
	IconShare
	IconPaste
	IconLink
	IconPicture
	IconFilm
	IconWrite
	IconMore
)

// Icon draws an icon into a square.
func (f *Frame) Icon(icon Icon, r draw.Rect, c draw.Color) { drawIcon(f.List, icon, r, c) }
