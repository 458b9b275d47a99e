package cache

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"os"
	"reflect"
	"slices"
	"sync"
	"time"
)

// Name is the name of what this program makes of things: equal things give equal names,
// and another program, in which any line may differ, another. All that the things hold
// and point to counts, unexported fields too.
func Name(things ...any) string {
	b := program()
	for _, t := range things {
		b = appendValue(b, reflect.ValueOf(&t).Elem())
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// program is a hash of the file that is running.
var program = sync.OnceValue(func() []byte {
	h := sha256.New()
	if err := readSelf(h); err != nil {
		fmt.Fprint(h, err, os.Getpid(), time.Now()) // none that was before
	}
	return h.Sum(nil)
})

func readSelf(w io.Writer) error {
	name, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

// appendValue writes a value so that it differs from every other of its type.
func appendValue(b []byte, v reflect.Value) []byte {
	number := func(x uint64) []byte { return binary.BigEndian.AppendUint64(b, x) }
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return number(v.Uint())
	case reflect.Float32, reflect.Float64:
		return number(math.Float64bits(v.Float()))
	case reflect.String:
		return append(number(uint64(v.Len())), v.String()...)
	case reflect.Slice, reflect.Array:
		b = number(uint64(v.Len()))
		if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
			return append(b, v.Bytes()...)
		}
		for i := range v.Len() {
			b = appendValue(b, v.Index(i))
		}
		return b
	case reflect.Struct:
		for i := range v.NumField() {
			b = appendValue(b, v.Field(i))
		}
		return b
	case reflect.Map:
		pairs := make([]string, 0, v.Len())
		for it := v.MapRange(); it.Next(); {
			pairs = append(pairs, string(appendValue(appendValue(nil, it.Key()), it.Value())))
		}
		slices.Sort(pairs)
		return appendValue(b, reflect.ValueOf(pairs))
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return append(b, 0)
		}
		b = append(b, 1)
		if v.Kind() == reflect.Interface {
			b = appendValue(b, reflect.ValueOf(v.Elem().Type().String()))
		}
		return appendValue(b, v.Elem())
	}
	panic("cache: a " + v.Type().String() + " has no name")
}
