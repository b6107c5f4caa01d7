import CKernels
import Testing

@testable import Engine

/// Focal loss against figures of mpmath with 60 digits, whose gradients are those of its numerical differentiation.
@Suite struct FocalTests {
  /// For γ and how far the right output stands above the others: loss and ∂loss/∂(that output) with one output, and with
  /// three. Beyond 104 what is wrong underflows in float, beyond 745 in double; the gradient goes to 0.
  static let figures: [(gamma: Double, margin: Double, one: (Double, Double), three: (Double, Double))] = [
    (0.5, -200, (200.0, -1.0), (200.69314718056, -1.0)),
    (0.5, -5, (4.98993262054768, -1.00667597781917), (5.68693897320469, -1.00451514601974)),
    (0.5, 0.5, (0.291293465146398, -0.322636532856093), (0.5881270964379, -0.538696847620261)),
    (0.5, 5, (5.49381626623391e-4, -8.20393452953951e-4), (0.00154354648662879, -0.00229477274716361)),
    (0.5, 30, (2.86251858054913e-20, -4.29377787082342e-20), (8.09642519831435e-20, -1.214463779747e-19)),
    (0.5, 104, (1.77852847612713e-68, -2.6677927141907e-68), (5.03043818401148e-68, -7.54565727601722e-68)),
    (0.5, 120, (6.71418428821159e-79, -1.00712764323174e-78), (1.89905809613224e-78, -2.84858714419835e-78)),
    (
      0.5, 400, (2.65039655300431e-261, -3.97559482950647e-261),
      (7.4964535018512e-261, -1.12446802527768e-260)
    ),
    (0.5, 800, (0, 0), (0, 0)),
    (1, -200, (200.0, -1.0), (200.69314718056, -1.0)),
    (1, -5, (4.97320614904135, -1.0199440197762), (5.67738353709885, -1.01235868348005)),
    (1, 0.5, (0.178983341669165, -0.253946807748213), (0.435427488417177, -0.497207899330061)),
    (1, 5, (4.49448263422888e-5, -8.94382708144626e-5), (1.7798843932691e-4, -3.5242424795797e-4)),
    (1, 30, (8.75651076269529e-27, -1.75130215253894e-26), (3.50260430507762e-26, -7.00520861015427e-26)),
    (1, 104, (4.64245565604265e-91, -9.28491131208529e-91), (1.85698226241706e-90, -3.71396452483412e-90)),
    (
      1, 120, (5.87928269824527e-105, -1.17585653964905e-104), (2.35171307929811e-104, -4.70342615859622e-104)
    ),
    (1, 400, (0, 0), (0, 0)),
    (1, 800, (0, 0), (0, 0)),
    (2, -200, (200.0, -1.0), (200.69314718056, -1.0)),
    (2, -5, (4.93992122167008, -1.04617984281507), (5.6583208042574, -1.02795825221117)),
    (2, 0.5, (0.0675734905175036, -0.137936997350914), (0.238674020903562, -0.380386066985334)),
    (2, 5, (3.0080902252681e-7, -8.97392766069373e-7), (2.36666047557086e-6, -7.02127433477013e-6)),
    (2, 30, (8.1940126239886e-40, -2.45820378719639e-39), (6.55521009918935e-39, -1.9665630297565e-38)),
    (
      2, 104, (3.16316354039509e-136, -9.48949062118528e-136), (2.53053083231607e-135, -7.59159249694822e-135)
    ),
    (
      2, 120, (4.50802706560674e-157, -1.35240811968202e-156), (3.60642165248539e-156, -1.08192649574562e-155)
    ),
    (2, 400, (0, 0), (0, 0)),
    (2, 800, (0, 0), (0, 0)),
  ]

  private func check<S: Scalar>(_ scalar: S.Type, relative: Double) {
    func expect(_ found: Double, _ expected: Double, _ comment: Comment) {
      let allowed = relative * abs(expected) + Double(S.leastNormalMagnitude)
      #expect(abs(found - expected) <= allowed, comment)
    }
    for (gamma, margin, one, three) in Self.figures {
      let place: Comment = "\(S.self), gamma \(gamma), margin \(margin)"
      for isTrue in [true, false] {
        var gradient: S = 0
        let z = S(isTrue ? margin : -margin)
        let target: S = isTrue ? 1 : 0
        let loss = S.Kernels.binaryFocal(
          [z], [target], gradient: &gradient, count: 1, scale: 1, gamma: gamma, alpha: -1)
        expect(loss, one.0, place)
        expect(Double(gradient), isTrue ? one.1 : -one.1, place)
      }
      var gradients: [S] = [0, 0, 0]
      let loss = S.Kernels.focal(
        [0, S(margin), 0], [1], gradient: &gradients, rows: 1, columns: 3, scale: 1, gamma: gamma,
        weights: nil)
      expect(loss, three.0, place)
      expect(Double(gradients[1]), three.1, place)
      expect(Double(gradients[0]), -three.1 / 2, place)
      expect(Double(gradients[2]), -three.1 / 2, place)
    }
  }

  @Test("loss and gradient are right however well or badly a sample is classified")
  func figures() {
    check(Double.self, relative: 1e-12)
    check(Float.self, relative: 1e-6)
  }
}
