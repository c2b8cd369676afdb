// Reads a log of Probity with Go's own packages for signed notes and transparent logs, those of the module checksum database.
//
//	checklog check VERIFIER-KEY FOLDER-OR-URL   opens the checkpoint, checks every record and the trees before it
//	checklog sign NAME                          makes a key, prints it and a note signed with it, from standard input
package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	var err error
	switch {
	case len(os.Args) == 4 && os.Args[1] == "check":
		err = check(os.Args[2], os.Args[3])
	case len(os.Args) == 3 && os.Args[1] == "sign":
		err = sign(os.Args[2])
	default:
		err = errors.New("usage: checklog check VERIFIER-KEY FOLDER-OR-URL | sign NAME")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "checklog:", err)
		os.Exit(1)
	}
}

// files reads the files of a log, from a folder or from a web server.
type files string

func (f files) read(path string) ([]byte, error) {
	if !strings.HasPrefix(string(f), "http://") {
		return os.ReadFile(filepath.Join(string(f), filepath.FromSlash(path)))
	}
	answer, err := http.Get(string(f) + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

// path gives the place of a tile by C2SP tlog-tiles: that of sumdb without the height, which is always 8.
func path(tile tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
}

func (f files) Height() int { return 8 }

func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := f.read(path(tile))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (f files) SaveTiles([]tlog.Tile, [][]byte) {}

// records reads the entry bundle over the records that a tile of level 0 has the hashes of.
func (f files) records(number, width int64) ([][]byte, error) {
	tile := tlog.Tile{H: 8, L: 0, N: number, W: int(width)}
	data, err := f.read("tile/entries/" + strings.TrimPrefix(tile.Path(), "tile/8/0/"))
	if err != nil {
		return nil, err
	}
	var all [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data)-2 < int(data[0])<<8|int(data[1]) {
			return nil, fmt.Errorf("bundle %d ends too early", number)
		}
		end := 2 + (int(data[0])<<8 | int(data[1]))
		all = append(all, data[2:end])
		data = data[end:]
	}
	if len(all) != int(width) {
		return nil, fmt.Errorf("bundle %d has %d records instead of %d", number, len(all), width)
	}
	return all, nil
}

func check(key, place string) error {
	log := files(place)
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return err
	}
	signed, err := log.read("checkpoint")
	if err != nil {
		return err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return err
	}
	var origin, root string
	var tree tlog.Tree
	if _, err := fmt.Sscanf(opened.Text, "%s\n%d\n%s\n", &origin, &tree.N, &root); err != nil {
		return err
	}
	if tree.Hash, err = tlog.ParseHash(root); err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, log)
	for first := int64(0); first < tree.N; first += 256 {
		if err := checkBundle(log, tree, reader, first); err != nil {
			return err
		}
	}
	for _, size := range []int64{1, 2, tree.N / 3, tree.N / 2, tree.N - 1, tree.N} {
		if err := checkPrefix(tree, reader, size); err != nil {
			return fmt.Errorf("the tree of the first %d records: %v", size, err)
		}
	}
	fmt.Println("ok", origin, tree.N)
	return nil
}

func checkBundle(log files, tree tlog.Tree, reader tlog.HashReader, first int64) error {
	width := tree.N - first
	if width > 256 {
		width = 256
	}
	records, err := log.records(first/256, width)
	if err != nil {
		return err
	}
	indices := make([]int64, width)
	for i := range indices {
		indices[i] = tlog.StoredHashIndex(0, first+int64(i))
	}
	hashes, err := reader.ReadHashes(indices) // checked against the tree's hash on the way
	if err != nil {
		return err
	}
	for i, record := range records {
		if hashes[i] != tlog.RecordHash(record) {
			return fmt.Errorf("record %d is not the one in the tree", first+int64(i))
		}
	}
	for _, i := range []int64{0, width / 2, width - 1} {
		proof, err := tlog.ProveRecord(tree.N, first+i, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, first+i, tlog.RecordHash(records[i])); err != nil {
			return fmt.Errorf("record %d: %v", first+i, err)
		}
	}
	return nil
}

func checkPrefix(tree tlog.Tree, reader tlog.HashReader, size int64) error {
	if size < 1 || size > tree.N {
		return nil
	}
	before, err := tlog.TreeHash(size, reader)
	if err != nil {
		return err
	}
	proof, err := tlog.ProveTree(tree.N, size, reader)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, size, before)
}

func sign(name string) error {
	secret, open, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return err
	}
	signer, err := note.NewSigner(secret)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(os.Stdin)
	if err != nil {
		return err
	}
	signed, err := note.Sign(&note.Note{Text: string(text)}, signer)
	if err != nil {
		return err
	}
	fmt.Println(open)
	_, err = os.Stdout.Write(signed)
	return err
}
