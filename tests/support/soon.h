// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

// QTRY_VERIFY and QTRY_COMPARE look every 50 ms, and wait three times their limit where it fails; these look every 10 ms, and once.
// The limit is generous, as it costs only where the test fails.
#define SOON_VERIFY(condition) \
    do { \
        (void)QTest::qWaitFor([&] { return bool(condition); }, 10'000); \
        QVERIFY(condition); \
    } while (false)

#define SOON_COMPARE(actual, expected) \
    do { \
        (void)QTest::qWaitFor([&] { return (actual) == (expected); }, 10'000); \
        QCOMPARE(actual, expected); \
    } while (false)
