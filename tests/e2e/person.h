// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "e2e/desktop.h"

#include <QList>
#include <QRect>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace lineside::test {

/// A widget as a screen reader finds it.
struct SeenWidget {
    QString role;
    QString name;
    QString description;
    QString text;
    QStringList states;
    QRect place;

    bool isUsable() const { return states.contains(QStringLiteral("enabled")) && !place.isEmpty(); }
};

/// Somebody who sits at a desktop: reads the screen as a screen reader does, and uses a real mouse and a real keyboard.
class Person
{
public:
    explicit Person(Desktop &desktop);

    /// Waits until some window has been given its place and the keyboard.
    bool waitForWindow();
    QList<SeenWidget> look();
    /// The first widget of that role whose name fits; any role if it is empty.
    std::optional<SeenWidget> find(const QString &role, const QRegularExpression &name);
    /// Waits until it is there, stays where it is, and can be used.
    std::optional<SeenWidget> waitFor(const QString &role, const QRegularExpression &name);
    /// Everything that can be read right now.
    QString read();
    /// Waits until that can be read somewhere.
    bool waitToRead(const QRegularExpression &what);

    void click(const SeenWidget &widget);
    void clickRight(const SeenWidget &widget);
    void pointAt(const SeenWidget &widget); ///< near its beginning, without a click
    void scrollToTop(const SeenWidget &widget); ///< with the wheel
    void type(const QString &text);
    void press(const QString &key); ///< as xdotool names it: "Return", "ctrl+3"
    QByteArray clipboard();
    void takePicture(const QString &fileName); ///< of the window in use

private:
    template<class Condition>
    bool wait(Condition condition);

    Desktop &m_desktop;
    QProcess &m_reader;
};

} // namespace lineside::test
