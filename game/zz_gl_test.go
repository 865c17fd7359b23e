//go:build !js

package main

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"lostupdate/game/internal/browser"
)

const glPage = `<!DOCTYPE html><meta charset=utf-8><link rel=icon href="data:,"><style>*{margin:0}</style><canvas width=1280 height=720 style="display:block"></canvas><script>
%s
const q=new URLSearchParams(location.search); const mode=q.get("m");
const c=document.querySelector("canvas");
const gl=c.getContext("webgl2",{antialias:q.get("aa")==="1",alpha:q.get("al")==="1",premultipliedAlpha:true,preserveDrawingBuffer:q.get("p")==="1"});
function prog(fs){const p=gl.createProgram();for(const[t,s]of[[gl.VERTEX_SHADER,"#version 300 es\nin vec2 a;out vec2 v;void main(){v=a*0.5+0.5;gl_Position=vec4(a,0,1);}"],[gl.FRAGMENT_SHADER,fs]]){const h=gl.createShader(t);gl.shaderSource(h,s);gl.compileShader(h);gl.attachShader(p,h);}gl.linkProgram(p);return p;}
const flat=prog("#version 300 es\nprecision highp float;uniform vec4 col;out vec4 o;void main(){o=col;}");
const tex=prog("#version 300 es\nprecision highp float;uniform sampler2D t;in vec2 v;out vec4 o;void main(){o=texture(t,v);}");
const buf=gl.createBuffer();gl.bindBuffer(gl.ARRAY_BUFFER,buf);gl.bufferData(gl.ARRAY_BUFFER,new Float32Array([-1,-1,1,-1,-1,1,1,1]),gl.STATIC_DRAW);gl.enableVertexAttribArray(0);gl.vertexAttribPointer(0,2,gl.FLOAT,false,0,0);
const t=gl.createTexture();gl.bindTexture(gl.TEXTURE_2D,t);gl.texStorage2D(gl.TEXTURE_2D,1,gl.RGBA8,1280,720);gl.texParameteri(gl.TEXTURE_2D,gl.TEXTURE_MIN_FILTER,gl.NEAREST);gl.texParameteri(gl.TEXTURE_2D,gl.TEXTURE_MAG_FILTER,gl.NEAREST);
let n=0;
function frame(){n++;
 const m=mode;
 if(m==="none"){}
 if(m==="clear"){gl.clearColor((n%%100)/100,0.5,0.5,1);gl.clear(gl.COLOR_BUFFER_BIT);}
 if(m==="scissor"){gl.enable(gl.SCISSOR_TEST);gl.scissor(0,0,100,100);gl.clearColor((n%%100)/100,0.5,0.5,1);gl.clear(gl.COLOR_BUFFER_BIT);}
 if(m==="flat"){gl.useProgram(flat);gl.uniform4f(gl.getUniformLocation(flat,"col"),(n%%100)/100,0.5,0.5,1);gl.drawArrays(gl.TRIANGLE_STRIP,0,4);}
 if(m==="blend"){gl.enable(gl.BLEND);gl.blendFunc(gl.ONE,gl.ONE_MINUS_SRC_ALPHA);gl.useProgram(flat);gl.uniform4f(gl.getUniformLocation(flat,"col"),(n%%100)/100,0.5,0.5,1);gl.drawArrays(gl.TRIANGLE_STRIP,0,4);}
 if(m==="tex"){gl.useProgram(tex);gl.drawArrays(gl.TRIANGLE_STRIP,0,4);}
 requestAnimationFrame(frame);}
requestAnimationFrame(frame);
</script>`

func TestGL(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, glPage, hook) })
	address := browser.HostHandler(t, mux)
	p := browser.Open(t, address+"?m=none", browser.View{W: 1280, H: 720})
	for _, q := range []string{"m=none", "m=clear", "m=scissor", "m=scissor&p=1", "m=clear&aa=1", "m=clear&al=1", "m=flat", "m=blend", "m=tex"} {
		p.Go(address + "?" + q)
		time.Sleep(300 * time.Millisecond)
		before := cpuByType()
		n0 := browser.Evaluate[int](p, "zz.frames")
		time.Sleep(3 * time.Second)
		n := float64(browser.Evaluate[int](p, "zz.frames") - n0)
		s := ""
		for k, v := range cpuByType() {
			if v-before[k] > 0.02 {
				s += fmt.Sprintf("%s %.1f ms  ", k, (v-before[k])*1000/n)
			}
		}
		t.Logf("%-20s fps %.1f  %s", q, n/3, s)
	}
}
