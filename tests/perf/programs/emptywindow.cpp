// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The least that a program with a window can be: what the start of Lineside is set against. It shows one line of text, because finding
// and loading a font is most of what a start costs, and there is no program without.
#include <QApplication>
#include <QPainter>
#include <QWidget>

namespace {

class Line : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).drawText(rect(), Qt::AlignCenter, windowTitle()); }
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    Line window;
    window.setWindowTitle(QStringLiteral("Empty"));
    window.resize(900, 700);
    window.show();
    return QApplication::exec();
}
