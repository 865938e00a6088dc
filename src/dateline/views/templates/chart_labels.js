/* Labels of round marks: beside, above or below each, where neither a mark nor another label is in the way. */
"use strict";

const chartLabels = (() => {
  const AIR = 4, TALL = 15;
  const meet = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

  /* Boxes a label may have about a mark, the best first: left, top, right, bottom. */
  function boxesOf({ x, y, r }, wide) {
    const near = r + AIR, slant = r * 0.7 + 2, half = TALL / 2;
    const at = [
      [x + near, y - half], [x - near - wide, y - half], [x - wide / 2, y + near - 1], [x - wide / 2, y - near - TALL + 1],
      [x + slant, y - slant - TALL], [x + slant, y + slant], [x - slant - wide, y - slant - TALL], [x - slant - wide, y + slant],
    ];
    return at.map(([left, top]) => [left, top, left + wide, top + TALL]);
  }

  /* Gives each mark a `label`, its box or null; the first marks come first. Boxes over few `points` are liked best. */
  function place(marks, { font, width, height, points = [] }) {
    const full = marks.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
    const covered = ([left, top, right, bottom]) => d3.sum(points, ([x, y]) => x > left && x < right && y > top && y < bottom);
    for (const mark of marks) {
      const isSeen = mark.x > 0 && mark.x < width && mark.y > 0 && mark.y < height;
      const boxes = isSeen ? boxesOf(mark, chartFrame.widthOf(mark.text, font)) : [];
      const fits = (box) => box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height;
      mark.label = d3.least(boxes.filter((box) => fits(box) && !full.some((other) => meet(box, other))), covered) || null;
      if (mark.label) full.push(mark.label);
    }
  }

  /* Puts the text of a mark, a group about its middle, where its label is. */
  function draw(text) {
    text.attr("x", (mark) => (mark.label ? mark.label[0] - mark.x : 0)).attr("y", (mark) => (mark.label ? mark.label[1] - mark.y + TALL - 3.5 : 0));
    text.text((mark) => (mark.label ? mark.text : ""));
  }

  return { place, draw };
})();
