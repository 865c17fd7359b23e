package paint

import (
	"image"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
	"lostupdate/game/draw"
)

// The tests in this file look at triangles alone and need no display.

var black = paint{a: 1}

// weight returns the area of the triangles, each as strong as its vertices on average: what
// they would cover, counting twice what they cover twice.
func (m *mesh) weight() float64 {
	var sum float64
	for i := 0; i < len(m.indices); i += 3 {
		a, b, c := m.vertices[m.indices[i]], m.vertices[m.indices[i+1]], m.vertices[m.indices[i+2]]
		area := cross(draw.Pt(a.DstX, a.DstY), draw.Pt(b.DstX, b.DstY), draw.Pt(c.DstX, c.DstY)) / 2
		sum += math.Abs(float64(area)) * float64(a.ColorA+b.ColorA+c.ColorA) / 3
	}
	return sum
}

func TestTrianglesOfAShapeCoverItsArea(t *testing.T) {
	box := draw.Rect{X: 10.3, Y: 5.7, W: 60, H: 40}
	lines := func(m *mesh, points ...draw.Point) { m.load(points, 1) }
	for name, shape := range map[string]struct {
		add  func(m *mesh)
		area float64
	}{
		"rectangle":   {func(m *mesh) { m.rect(image.Rect(1, 2, 4, 6), black) }, 12},
		"round":       {func(m *mesh) { m.round(box, 10, black) }, 2400 - (4-math.Pi)*100},
		"square":      {func(m *mesh) { m.round(box, 0, black) }, 2400},
		"disc":        {func(m *mesh) { m.round(draw.Rect{W: 50, H: 50}, 25, black) }, math.Pi * 625},
		"thin":        {func(m *mesh) { m.round(draw.Rect{W: 50, H: 0.25}, 0, black) }, 50 * 0.25},
		"rim":         {func(m *mesh) { m.roundStroke(box, 10, 4, black) }, 2400 - (4-math.Pi)*100 - (52*32 - (4-math.Pi)*36)},
		"thin rim":    {func(m *mesh) { m.roundStroke(box, 10, 0.5, black) }, 0.5 * (2*40 + 2*20 + 2*math.Pi*9.75)},
		"ellipse":     {func(m *mesh) { m.ellipse(box, black) }, math.Pi * 30 * 20},
		"line":        {func(m *mesh) { lines(m, draw.Pt(0, 0), draw.Pt(30, 40)); m.stroke(6, black) }, 300 + math.Pi*9},
		"dot":         {func(m *mesh) { lines(m, draw.Pt(5, 5), draw.Pt(5, 5)); m.stroke(20, black) }, math.Pi * 100},
		"right angle": {func(m *mesh) { lines(m, draw.Pt(0, 0), draw.Pt(50, 0), draw.Pt(50, 50)); m.stroke(8, black) }, 800 + math.Pi*16 - 16 + math.Pi*4},
		"left angle":  {func(m *mesh) { lines(m, draw.Pt(0, 0), draw.Pt(50, 0), draw.Pt(50, -50)); m.stroke(8, black) }, 800 + math.Pi*16 - 16 + math.Pi*4},
		"frame": {func(m *mesh) {
			lines(m, draw.Pt(0, 0), draw.Pt(50, 0), draw.Pt(50, 50), draw.Pt(0, 50), draw.Pt(0, 0))
			m.stroke(8, black)
		}, 4*(400-16) + math.Pi*16},
		"arc":       {func(m *mesh) { m.arc(draw.Pt(0, 0), 30, 1, 1+math.Pi, 6, black) }, math.Pi*30*6 + math.Pi*9},
		"triangle":  {func(m *mesh) { lines(m, draw.Pt(0, 0), draw.Pt(80, 20), draw.Pt(30, 70)); m.polygon(black) }, 2500},
		"other way": {func(m *mesh) { lines(m, draw.Pt(0, 0), draw.Pt(30, 70), draw.Pt(80, 20)); m.polygon(black) }, 2500},
		"not convex": {func(m *mesh) {
			lines(m, draw.Pt(0, 0), draw.Pt(80, 40), draw.Pt(0, 80), draw.Pt(30, 40))
			m.polygon(black)
		}, 2000},
	} {
		t.Run(name, func(t *testing.T) {
			var m mesh
			shape.add(&m)
			require.InEpsilon(t, shape.area, m.weight(), 0.03)
		})
	}
}

// ragged returns a simple polygon: points at random distances round a centre.
func ragged(r *rand.Rand, center draw.Point, corners int, least, most float32) []draw.Point {
	points := make([]draw.Point, corners)
	for i := range points {
		reach := least + (most-least)*r.Float32()
		points[i] = center.Add(draw.Pt(reach, 0)).Turn(center, 2*math.Pi*float32(i)/float32(corners))
	}
	return points
}

func TestRaggedPolygonsAreFilledOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		points := ragged(r, draw.Pt(500, 500), 3+r.IntN(30), 100, 400)
		var m mesh
		m.load(points, 1)
		m.polygon(black)
		require.InEpsilon(t, math.Abs(float64(doubleArea(points)))/2, m.weight(), 0.01)
	}
}

func TestPolygonThatCrossesItselfEnds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		points := make([]draw.Point, 3+r.IntN(40))
		for i := range points {
			points[i] = draw.Pt(float32(r.IntN(9)), float32(r.IntN(9)))
		}
		var m mesh
		m.load(points, 1)
		m.polygon(black)
		m.mustBeFinite(t)
	}
}

func TestTangledLinesStayFinite(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		points := make([]draw.Point, 1+r.IntN(20))
		for i := range points {
			points[i] = draw.Pt(float32(r.IntN(6)), float32(r.IntN(6))) // turns back, repeats, closes
		}
		var m mesh
		m.load(points, 1)
		m.stroke(float32(r.IntN(30))/4+0.1, black)
		m.mustBeFinite(t)
		for _, v := range m.vertices {
			if draw.Pt(v.DstX, v.DstY).Distance(draw.Pt(3, 3)) > 15 {
				require.Fail(t, "a bend shoots out", "%v of %v", v, points)
			}
		}
	}
}

func (m *mesh) mustBeFinite(t *testing.T) {
	t.Helper()
	for _, v := range m.vertices {
		if sum := float64(v.DstX + v.DstY); math.IsNaN(sum) || math.IsInf(sum, 0) {
			require.Fail(t, "a vertex is nowhere", "%v", v)
		}
	}
	for _, i := range m.indices {
		if int(i) >= len(m.vertices) {
			require.Fail(t, "a triangle has a vertex that is not there")
		}
	}
}

func TestCutKeepsExactlyWhatIsInside(t *testing.T) {
	clip := image.Rect(20, 20, 50, 60)
	var m mesh
	m.rect(image.Rect(0, 0, 5, 5), black) // before the mark: not cut
	from := m.mark()
	m.rect(image.Rect(10, 10, 30, 30), black) // across a corner
	m.rect(image.Rect(25, 25, 35, 35), black) // inside
	m.rect(image.Rect(60, 20, 90, 50), black) // beyond a side
	m.rect(image.Rect(0, 0, 99, 99), black)   // all around
	m.cut(from, clip)
	require.InDelta(t, 25+100+100+30*40, m.weight(), 1e-2)
	for _, i := range m.indices[6:] {
		v := m.vertices[i]
		require.True(t, v.DstX >= 20 && v.DstX <= 50 && v.DstY >= 20 && v.DstY <= 60)
	}
}

func TestCutLettersStillShowTheSamePixels(t *testing.T) {
	var m mesh
	m.picture(image.Rect(10, 10, 30, 40), image.Pt(100, 200), black)
	m.cut(mark{}, image.Rect(0, 0, 25, 22))
	require.InDelta(t, 15*12, m.weight(), 1e-3)
	for _, i := range m.indices {
		v := m.vertices[i]
		require.InDelta(t, v.DstX+90, v.SrcX, 1e-3)
		require.InDelta(t, v.DstY+190, v.SrcY, 1e-3)
	}
}

func TestRoundShapesHaveEnoughCorners(t *testing.T) {
	for _, radius := range []float32{0.1, 1, 10, 100, 1000} {
		steps := stepsFor(radius, math.Pi/2)
		off := float64(radius) * (1 - math.Cos(math.Pi/4/float64(steps)))
		require.LessOrEqual(t, off, 2*flatness)
		require.LessOrEqual(t, steps, maxSteps)
	}
	require.Equal(t, 1, stepsFor(5, 1e-9))
}

func TestLinesKeepOnlyThePointsThatShow(t *testing.T) {
	var m mesh
	circle := func(radius float32, count int) (points []draw.Point) {
		for i := range count + 1 {
			points = append(points, draw.Pt(radius, 0).Turn(draw.Pt(0, 0), 2*math.Pi*float32(i)/float32(count)))
		}
		return points
	}
	left := func(points []draw.Point) int {
		m.load(points, 1)
		return len(m.points)
	}
	require.Equal(t, 2, left([]draw.Point{{X: 0}, {X: 10}, {X: 20}, {X: 30}}), "points on the way")
	require.Equal(t, 4, left([]draw.Point{{}, {X: 10}, {X: 10, Y: 10}, {}}), "a triangle keeps its corners")
	require.Equal(t, 3, left([]draw.Point{{}, {X: 10}, {X: 5}}), "a way back is no way on")
	require.Less(t, left(circle(10, 200)), 40)
	for _, p := range circle(10, 200) {
		nearest := float32(math.Inf(1))
		m.load(circle(10, 200), 1)
		for i := 1; i < len(m.points); i++ {
			a, b := m.points[i-1], m.points[i]
			for share := range 21 {
				nearest = min(nearest, p.Distance(a.Lerp(b, float32(share)/20)))
			}
		}
		require.Less(t, nearest, float32(2*flatness))
	}
}
