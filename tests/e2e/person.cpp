// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "e2e/person.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

constexpr int patienceMs = 30'000;

SeenWidget toWidget(const QJsonObject &json)
{
    const QJsonArray place = json["place"_L1].toArray();
    SeenWidget widget{.role = json["role"_L1].toString(),
                      .name = json["name"_L1].toString(),
                      .description = json["description"_L1].toString(),
                      .text = json["text"_L1].toString(),
                      .states = {},
                      .place = QRect(place.at(0).toInt(), place.at(1).toInt(), place.at(2).toInt(), place.at(3).toInt())};
    for (const QJsonValue &state : json["states"_L1].toArray())
        widget.states.append(state.toString());
    return widget;
}

} // namespace

Person::Person(Desktop &desktop)
    : m_desktop(desktop)
    , m_reader(desktop.launch(u"/usr/bin/python3"_s, {u"-W"_s, u"ignore"_s, u"" LINESIDE_E2E_SOURCES "/readscreen.py"_s}, desktop.environment()))
{
}

template<class Condition>
bool Person::wait(Condition condition)
{
    // Each look waits for the reader's answer, so this does not spin.
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        if (clock.elapsed() > patienceMs)
            return false;
    }
    return true;
}

QList<SeenWidget> Person::look()
{
    m_reader.write("look\n");
    while (!m_reader.canReadLine()) {
        if (!m_reader.waitForReadyRead(patienceMs))
            qFatal("The screen cannot be read.");
    }
    QList<SeenWidget> widgets;
    for (const QJsonValue &widget : QJsonDocument::fromJson(m_reader.readLine()).array())
        widgets.append(toWidget(widget.toObject()));
    return widgets;
}

std::optional<SeenWidget> Person::find(const QString &role, const QRegularExpression &name)
{
    for (const SeenWidget &widget : look()) {
        if ((role.isEmpty() || widget.role == role) && name.match(widget.name).hasMatch())
            return widget;
    }
    return std::nullopt;
}

std::optional<SeenWidget> Person::waitFor(const QString &role, const QRegularExpression &name)
{
    std::optional<SeenWidget> found;
    QRect before;
    wait([&] {
        found = find(role, name);
        // A window that has just come is still being put in its place.
        const bool stands = found && found->place == before;
        before = found ? found->place : QRect();
        return stands && found->isUsable();
    });
    return found && found->isUsable() ? found : std::nullopt;
}

QString Person::read()
{
    QStringList all;
    for (const SeenWidget &widget : look())
        all << widget.name << widget.description << widget.text;
    return all.join(u'\n');
}

bool Person::waitForWindow()
{
    return wait([this] {
        const QList<SeenWidget> widgets = look();
        return std::ranges::any_of(widgets, [](const SeenWidget &widget) { return widget.states.contains(u"active"_s); });
    });
}

bool Person::waitToRead(const QRegularExpression &what)
{
    return wait([&] { return what.match(read()).hasMatch(); });
}

void Person::click(const SeenWidget &widget)
{
    const QPoint at = widget.place.center();
    m_desktop.run(u"xdotool"_s, {u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"click"_s, u"1"_s});
}

void Person::clickRight(const SeenWidget &widget)
{
    pointAt(widget);
    m_desktop.run(u"xdotool"_s, {u"click"_s, u"3"_s});
}

void Person::pointAt(const SeenWidget &widget)
{
    constexpr int inside = 12;
    const QPoint at = widget.place.topLeft() + QPoint(4 * inside, inside);
    // Somewhere else first: where it stands already, a pointer tells nothing.
    m_desktop.run(u"xdotool"_s, {u"mousemove"_s, QString::number(at.x() + inside), QString::number(at.y()), u"mousemove"_s, QString::number(at.x()), QString::number(at.y())});
}

void Person::scrollToTop(const SeenWidget &widget)
{
    const QPoint at = widget.place.center();
    m_desktop.run(u"xdotool"_s, {u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"click"_s, u"--repeat"_s, u"60"_s, u"--delay"_s, u"5"_s, u"4"_s});
}

void Person::type(const QString &text)
{
    m_desktop.run(u"xdotool"_s, {u"type"_s, u"--delay"_s, u"30"_s, u"--"_s, text}); // faster typing loses characters
}

void Person::press(const QString &key)
{
    m_desktop.run(u"xdotool"_s, {u"key"_s, key});
}

QByteArray Person::clipboard()
{
    return m_desktop.run(u"xclip"_s, {u"-selection"_s, u"clipboard"_s, u"-out"_s});
}

void Person::takePicture(const QString &fileName)
{
    const QString window = QString::fromLatin1(m_desktop.run(u"xdotool"_s, {u"getactivewindow"_s}).trimmed());
    m_desktop.run(u"import"_s, {u"-window"_s, window.isEmpty() ? u"root"_s : window, fileName});
}

} // namespace lineside::test
